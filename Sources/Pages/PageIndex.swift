import Markup

/// All pages of a site with the ways to find them: by path, address, type and name, title, and parent.
public struct PageIndex: Sendable {
    /// Pages in the order of their paths; positions in this array are the ids used everywhere else.
    public let pages: [Page]
    private var byPath: [String: Int] = [:]
    private var byURL: [String: Int] = [:]
    private var byTypedName: [TypedName: Int] = [:]
    /// Names that several pages of one type have, with those pages.
    private var ambiguous: [TypedName: [Int]] = [:]
    private var byType: [String: [Int]] = [:]
    private var byParent: [String: [Int]] = [:]
    private let wikiNames: WikiNames
    /// Where each page stands among others; made once, because comparing would fold both titles anew each time.
    private let readingKeys: [ReadingKey]
    /// Pages that exist but are not built because they are drafts, for a better message.
    private var drafts: Set<String> = []

    /// Builds the tables.
    public init(_ all: [Page], includingDrafts: Bool = false) {
        var pages = includingDrafts ? all : all.filter { !$0.isDraft }
        // Files come sorted, and so do most paths; moving whole pages costs more than looking once.
        if !zip(pages, pages.dropFirst()).allSatisfy({ $0.path <= $1.path }) {
            pages.sort { $0.path < $1.path }
        }
        self.pages = pages
        wikiNames = WikiNames(pages)
        readingKeys = pages.map {
            ReadingKey(order: $0.order ?? .infinity, title: Folding.sortKey($0.shortTitle))
        }
        drafts = includingDrafts ? [] : Set(all.filter(\.isDraft).map(\.path))
        byPath.reserveCapacity(pages.count)
        byURL.reserveCapacity(pages.count)
        byTypedName.reserveCapacity(pages.count)
        for (id, page) in pages.enumerated() {
            if byPath[page.path] == nil { byPath[page.path] = id }
            if byURL[page.url] == nil { byURL[page.url] = id }
            byType[page.typeName, default: []].append(id)
            if page.isWithdrawn { continue }
            noteTypedName(id, page)
            if let parent = page.parentPath { byParent[parent, default: []].append(id) }
        }
        let keys = readingKeys
        byParent = byParent.mapValues { $0.sorted { Self.isBefore($0, $1, keys) } }
    }

    /// Two pages of one type and name make the name ambiguous, unless one was released: then it means the other.
    private mutating func noteTypedName(_ id: Int, _ page: Page) {
        let name = TypedName(page)
        guard let other = byTypedName[name] else {
            byTypedName[name] = id
            return
        }
        switch (pages[other].isReleased, page.isReleased) {
        case (false, true): return
        case (true, false): ambiguous[name] = nil
        default: ambiguous[name, default: [other]].append(id)
        }
        byTypedName[name] = id
    }

    public func page(path: String) -> Int? { byPath[path] }
    public func page(url: String) -> Int? { byURL[url] }
    public func isDraft(path: String) -> Bool { drafts.contains(path) }

    /// The page that a file below `Content/` has become, such as `termine/README.md`.
    public func page(file: String) -> Int? {
        for readmes in [[], [file]] as [Set<String>] {
            let path = PagePath.path(ofFile: file, readmes: readmes).path
            if let id = byPath[path], pages[id].file == file { return id }
        }
        return nil
    }

    /// The page that a reference field names; `nil` also where the name may mean several pages.
    ///
    /// With a type only pages of that type are meant, by their path or the last part of it.
    public func page(reference: String, type: String?) -> Int? {
        let byPath = byPath[reference]
        guard let type else { return byPath }
        let isPath = byPath.map { pages[$0].typeName == type } ?? false
        if isPath, let byPath, !pages[byPath].isReleased { return byPath }
        let name = TypedName(type: type, name: reference)
        let named = ambiguous[name] == nil ? byTypedName[name] : nil
        if isPath, let byPath, named.map({ pages[$0].isReleased }) ?? true { return byPath }
        return named
    }

    /// The pages that a reference may mean, if they are several.
    func ambiguousPages(reference: String, type: String) -> [Int] {
        ambiguous[TypedName(type: type, name: reference)] ?? []
    }

    /// What `[[Ziel]]` may mean: a path, else a title, else the last part of a path, if only one page has it.
    ///
    /// What it means among the pages of `Content/` it goes on to mean, whatever is released under the same name.
    public func pages(named name: String) -> [Int] {
        let path = byPath[name]
        if let path, !pages[path].isReleased { return [path] }
        let found = wikiNames.pages(named: name)
        guard let path, found.allSatisfy({ pages[$0].isReleased }) else { return found }
        return [path]
    }

    /// All pages of a type, in the order of their paths.
    func pages(ofType type: String) -> [Int] { byType[type] ?? [] }

    /// The pages directly below a section, in reading order.
    public func children(of path: String) -> [Int] { byParent[path] ?? [] }

    /// The nearest section above a page that exists as a page.
    public func section(above page: Page) -> Int? {
        var path = page.parentPath
        while let current = path {
            if let id = byPath[current], !current.isEmpty { return id }
            guard let slash = current.lastIndex(of: "/") else { return nil }
            path = String(current[..<slash])
        }
        return nil
    }

    /// Whether a page is read before another: by declared order, those without one last, then by title.
    func isBefore(_ left: Int, _ right: Int) -> Bool { Self.isBefore(left, right, readingKeys) }

    private static func isBefore(_ left: Int, _ right: Int, _ keys: [ReadingKey]) -> Bool {
        if keys[left].order != keys[right].order { return keys[left].order < keys[right].order }
        if keys[left].title != keys[right].title { return keys[left].title < keys[right].title }
        return left < right
    }

    private struct ReadingKey {
        var order: Double
        var title: String
    }

    private struct TypedName: Hashable {
        var type: String
        var name: String

        init(type: String, name: String) {
            self.type = type
            self.name = name
        }

        init(_ page: Page) { self.init(type: page.typeName, name: page.name) }
    }
}
