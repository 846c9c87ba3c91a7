import Synchronization

/// What `[[Ziel]]` may mean, by title and by the last part of a path, without regard to capitals.
///
/// Few sites have such links, so the tables are made when the first one is met.
final class WikiNames: Sendable {
    private let pages: [Page]
    private let tables = Mutex<Tables?>(nil)

    private struct Tables {
        var byTitle: [String: [Int]] = [:]
        var byName: [String: [Int]] = [:]
        var releasedByTitle: [String: [Int]] = [:]
        var releasedByName: [String: [Int]] = [:]
    }

    init(_ pages: [Page]) { self.pages = pages }

    func pages(named name: String) -> [Int] {
        let key = name.lowercased()
        return tables.withLock { tables in
            let known = tables ?? Self.tables(pages)
            tables = known
            return known.byTitle[key] ?? known.byName[key] ?? known.releasedByTitle[key]
                ?? known.releasedByName[key] ?? []
        }
    }

    private static func tables(_ pages: [Page]) -> Tables {
        var tables = Tables()
        for (id, page) in pages.enumerated() {
            if page.isReleased {
                tables.releasedByTitle[page.title.lowercased(), default: []].append(id)
                tables.releasedByName[page.name.lowercased(), default: []].append(id)
            } else {
                tables.byTitle[page.title.lowercased(), default: []].append(id)
                tables.byName[page.name.lowercased(), default: []].append(id)
            }
        }
        return tables
    }
}
