import Markup
import Pages

/// Whose every place of a site is: pages, files, former addresses, and the folders that they stand in.
///
/// A place is an address without slashes at its ends and without `index.html`: `termine/workshop`.
struct TakenPlaces {
    private var owners: [String: String] = [:]
    /// Places that are files; nothing can stand below them.
    private var files: Set<String> = []
    /// Everything that something stands below.
    private var folders: [String: String] = [:]
    /// Paths of pages, which references and links name.
    private var paths: [String: String] = [:]

    /// The place of an address, as it is written in links: `/gr%C3%BCn/` is `grün`.
    static func place(_ address: String) -> String {
        let decoded = PageLinks.decode(address)
        let whole =
            decoded == "/index.html" || decoded.hasSuffix("/index.html") ? decoded.dropLast(10) : decoded[...]
        return whole.split(separator: "/").joined(separator: "/")
    }

    /// Whose the place is that an address leads to, or that it would stand below.
    func owner(of address: String, isFile: Bool = false) -> String? {
        let place = Self.place(address)
        if let owner = owners[place] { return owner }
        if isFile, let owner = folders[place] { return owner }
        return Self.above(place).first { files.contains($0) }.flatMap { owners[$0] }
    }

    func owner(ofPath path: String) -> String? { paths[path] }

    mutating func add(_ page: Page, as owner: String) {
        paths[page.path] = paths[page.path] ?? owner
        add(page.url, as: owner)
        for old in page["umleitungen"]?.items.compactMap(\.text) ?? [] { add(former: old, as: owner) }
    }

    mutating func add(file: String, as owner: String) {
        add("/" + file, as: owner)
        files.insert(Self.place("/" + file))
    }

    /// A former address has an owner, but nothing is written there.
    mutating func add(former address: String, as owner: String) {
        let place = Self.place(address)
        owners[place] = owners[place] ?? owner
    }

    private mutating func add(_ address: String, as owner: String) {
        let place = Self.place(address)
        owners[place] = owners[place] ?? owner
        for folder in Self.above(place) where folders[folder] == nil { folders[folder] = owner }
    }

    /// The folders of a place: `a` and `a/b` of `a/b/c`.
    static func above(_ place: String) -> [String] {
        place.indices.filter { place[$0] == "/" }.map { String(place[..<$0]) }
    }
}
