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
    func append(_ draft: RevisionDraft, id: ID<Revision>? = nil) throws -> ID<Revision> {
        let id = id ?? ID<Revision>.make(at: now)
        let last: Int? =
            try value("SELECT max(number) FROM revisions WHERE page = \(draft.page)", as: Int?.self) ?? nil
        let text = draft.text
        let hash = Revision.hash(title: text.title, type: text.type, source: text.source, files: draft.files)
        try numbered {
            try run(
                """
                INSERT INTO revisions (id, page, number, base, hash, author, at, remark, is_minor, is_merge, title, type, source)
                VALUES (\(id), \(draft.page), \((last ?? 0) + 1), \(draft.base), \(hash), \(draft.author), \(now),
                    \(draft.remark), \(draft.isMinor), \(draft.isMerge), \(text.title), \(text.type), \(text.source))
                """
            )
        }
        for file in draft.files {
            try run("INSERT INTO revision_files (revision, version) VALUES (\(id), \(file.version))")
        }
        return id
    }

    /// Somebody else may have taken the number at the same moment.
    private func numbered(_ insert: () throws -> Void) throws {
        do {
            try insert()
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
