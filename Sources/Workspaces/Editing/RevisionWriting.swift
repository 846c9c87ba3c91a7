import Access
import Store

/// A revision before it has a number.
struct RevisionDraft: Sendable {
    var page: ID<WikiPage>
    var base: ID<Revision>?
    var author: ID<Person>?
    var remark: String
    var isMinor = false
    var isMerge = false
    var text: PageText
    var files: [RevisionFile]
}

extension Transaction {
    /// Writes a revision with its files; the page does not point at it yet.
    @discardableResult
    func append(_ draft: RevisionDraft, id: ID<Revision>? = nil) throws -> (id: ID<Revision>, number: Int) {
        let id = id ?? ID<Revision>.make(at: now)
        let text = draft.text
        let hash = Revision.hash(title: text.title, type: text.type, source: text.source, files: draft.files)
        let number = try numbered {
            try value(
                """
                INSERT INTO revisions (id, page, number, base, hash, author, at, remark, is_minor, is_merge, title, type, source)
                VALUES (\(id), \(draft.page),
                    (SELECT COALESCE(max(r.number), 0) + 1 FROM revisions r WHERE r.page = \(draft.page)), \(draft.base),
                    \(hash), \(draft.author), \(now), \(draft.remark), \(draft.isMinor), \(draft.isMerge), \(text.title),
                    \(text.type), \(text.source))
                RETURNING number
                """,
                as: Int.self
            )
        }
        for file in draft.files {
            try run("INSERT INTO revision_files (revision, version) VALUES (\(id), \(file.version))")
        }
        return (id, number ?? 1)
    }

    /// Somebody else may have taken the number at the same moment.
    private func numbered<T>(_ insert: () throws -> T) throws -> T {
        do {
            return try insert()
        } catch StoreError.unique {
            try startAgain()
        }
    }

    /// Every change of the tree makes the kept trees of all nodes stale.
    func touchTree(of workspace: ID<Workspace>) throws {
        try run(
            """
            INSERT INTO page_trees (workspace, version) VALUES (\(workspace), 1)
            ON CONFLICT (workspace) DO UPDATE SET version = page_trees.version + 1
            """
        )
    }
}
