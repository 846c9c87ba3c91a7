import Markup

/// All pages of a site with the ways to find them: by path, address, type and name, title, and parent.
public struct PageIndex: Sendable {
    /// Pages in the order of their paths; positions in this array are the ids used everywhere else.
    public let pages: [Page]
    private var byPath: [String: Int] = [:]
    private var byURL: [String: Int] = [:]
    private var byTypedName: [String: Int] = [:]
    private var byName: [String: [Int]] = [:]
    private var byTitle: [String: [Int]] = [:]
    private var byParent: [String: [Int]] = [:]
    /// Pages that exist but are not built because they are drafts, for a better message.
    private var drafts: Set<String> = []

    /// Builds the tables.
    public init(_ all: [Page], includingDrafts: Bool = false) {
        pages = all.filter { includingDrafts || !$0.isDraft }.sorted { $0.path < $1.path }
        drafts = includingDrafts ? [] : Set(all.filter(\.isDraft).map(\.path))
        for (id, page) in pages.enumerated() {
            if byPath[page.path] == nil { byPath[page.path] = id }
            if byURL[page.url] == nil { byURL[page.url] = id }
            byTypedName["\(page.type.name)/\(page.name)"] = id
            byName[page.name.lowercased(), default: []].append(id)
            byTitle[page.title.lowercased(), default: []].append(id)
            if let parent = page.parentPath, !page.isWithdrawn { byParent[parent, default: []].append(id) }
        }
        // The keys are made once: comparing folds both titles anew each time.
        let keys = pages.map {
            ReadingKey(order: $0.order ?? .infinity, title: Folding.sortKey($0.shortTitle))
        }
        byParent = byParent.mapValues { ids in
            ids.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : pages[$0].path < pages[$1].path }
        }
    }

    public func page(path: String) -> Int? { byPath[path] }
    public func page(url: String) -> Int? { byURL[url] }
    public func isDraft(path: String) -> Bool { drafts.contains(path) }

    /// The page that a reference field names.
    public func page(reference: String, type: String?) -> Int? {
        guard let type else { return byPath[reference] }
        if let id = byTypedName["\(type)/\(reference)"] { return id }
        return byPath[reference].flatMap { pages[$0].type.name == type ? $0 : nil }
    }

    /// What `[[Ziel]]` may mean: a path, else a title, else the last part of a path, if only one page has it.
    public func pages(named name: String) -> [Int] {
        if let id = byPath[name] { return [id] }
        let key = name.lowercased()
        if let ids = byTitle[key] { return ids }
        return byName[key] ?? []
    }

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

    /// Where a page stands among its neighbours: by declared order, those without one last, then by title.
    private struct ReadingKey: Comparable {
        var order: Double
        var title: String

        static func < (left: ReadingKey, right: ReadingKey) -> Bool {
            (left.order, left.title) < (right.order, right.title)
        }
    }

    /// Declared order first, then title.
    static func isBefore(_ left: Page, _ right: Page) -> Bool {
        switch (left.order, right.order) {
        case (let a?, let b?) where a != b: return a < b
        case (_?, nil): return true
        case (nil, _?): return false
        default:
            let (a, b) = (Folding.sortKey(left.shortTitle), Folding.sortKey(right.shortTitle))
            return a != b ? a < b : left.path < right.path
        }
    }
}
