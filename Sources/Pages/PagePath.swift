import Markup

/// From a file name to an address: `Über uns/index.md` is the page `Über uns` at `/ueber-uns/`.
public enum PagePath {
    /// The identity of a page: the path without `.md`, and without `/index` for a section.
    /// - Parameter readmes: the files `README.md` that stand for their folders, see ``readmes(among:)``.
    public static func path(
        ofFile file: String,
        readmes: Set<String> = ["README.md"]
    ) -> (path: String, isSection: Bool) {
        let stem = stem(file)
        let name = lastPart(stem)
        guard name == "index" || isReadme(name) && readmes.contains(file) else { return (stem, false) }
        return (String(stem.utf8.dropLast(name.utf8.count + 1)) ?? "", true)
    }

    /// Whether a file is a page: `.md` or `.markdown`, in capitals or not.
    public static func isMarkdown(_ file: String) -> Bool { stem(file).utf8.count < file.utf8.count }

    /// The files that introduce their folder as README, as GitHub shows them: those beside which there is no `index.md`.
    public static func readmes(among files: [String]) -> Set<String> {
        var found: [String: String] = [:]
        var sections: Set<String> = []
        for file in files where isMarkdown(file) {
            let stem = stem(file)
            let name = lastPart(stem)
            let folder = String(stem.dropLast(name.count))
            if name == "index" { sections.insert(folder) }
            if isReadme(name), found[folder] == nil { found[folder] = file }
        }
        return Set(found.filter { !sections.contains($0.key) }.values)
    }

    /// The address of a path, each part as a German slug; `slug` replaces the last part or, with `/`, all of it.
    public static func url(ofPath path: String, slug: String?) -> String {
        if slug == nil, isFine(path) { return path.isEmpty ? "/" : "/" + path + "/" }
        var parts = path.split(separator: "/").map(part)
        if let slug, !slug.isEmpty {
            let own = slug.split(separator: "/").map(part)
            parts = own.count > 1 || parts.isEmpty ? own : parts.dropLast() + own
        }
        return parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
    }

    /// What stands behind the last slash.
    public static func lastPart(_ path: String) -> String {
        let bytes = path.utf8
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[bytes.index(after: slash)...])
    }

    private static func stem(_ file: String) -> String {
        if file.utf8.suffix(3).elementsEqual(".md".utf8) { return String(file.utf8.dropLast(3)) ?? file }
        guard let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")) else { return file }
        return [".md", ".markdown"].contains(file[dot...].lowercased()) ? String(file[..<dot]) : file
    }

    private static func isReadme(_ name: String) -> Bool {
        name.utf8.count == 6 && name.lowercased() == "readme"
    }

    /// Whether a path is an address as it stands, as nearly all are.
    private static func isFine(_ path: String) -> Bool {
        var previous = UInt8(ascii: "/")
        for byte in path.utf8 {
            switch byte {
            case 97...122, 48...57, 45, 95: break
            case 46, 47: if previous == UInt8(ascii: "/") { return false }
            default: return false
            }
            previous = byte
        }
        return path.isEmpty || previous != UInt8(ascii: "/")
    }

    /// One part of an address.
    ///
    /// Names that are fine already stay as they are, underscores and dots too.
    private static func part(_ name: Substring) -> String {
        let isFine = name.utf8.allSatisfy { byte in
            switch byte {
            case 97...122, 48...57, 45, 46, 95: true
            default: false
            }
        }
        if isFine, name != ".", name != ".." { return String(name) }
        var slug = ""
        for piece in name.split(separator: "_", omittingEmptySubsequences: false) {
            if !slug.isEmpty || piece.startIndex != name.startIndex { slug += "_" }
            slug += Slug.make(String(piece))
        }
        return slug.allSatisfy({ $0 == "_" }) ? "seite" : slug
    }
}
