package import Access
import Markup
package import Store

/// A page as its form gives it.
package struct PageDraft: Sendable {
    package var parent: ID<WikiPage>?
    /// The whole text with its front matter.
    package var source: String
    package var remark: String
    /// The draft that the text was written in.
    package var draft: ID<Draft>?

    package init(
        parent: ID<WikiPage>? = nil,
        source: String,
        remark: String = "",
        draft: ID<Draft>? = nil
    ) {
        self.parent = parent
        self.source = source
        self.remark = remark
        self.draft = draft
    }
}

extension Wiki {
    /// Makes a page at the end of its siblings.
    ///
    /// - Parameters:
    ///   - key: known beforehand when a form may be sent twice: the second time gives the page of the first.
    ///   - author: whose page it is when a program makes it.
    package func create(
        _ draft: PageDraft,
        in workspace: ID<Workspace>,
        key: ID<WikiPage>? = nil,
        author: ID<Person>? = nil,
        by actor: Actor
    ) async throws -> Outcome<WikiPage, WikiRefusal> {
        let id = key ?? ID<WikiPage>.make(at: store.clock())
        return try await perform(
            .pageCreated,
            needs: .workspaceWrite,
            in: workspace,
            on: id.retyped(),
            by: actor
        ) {
            tx,
            acting in
            // Whatever else has this key is none of hers.
            if try tx.value("SELECT 1 FROM pages WHERE id = \(id)", as: Int64.self) != nil {
                return try own(id, in: workspace, for: actor, tx)
            }
            let parent = try draft.parent.map { try own($0, in: workspace, for: actor, tx) }
            if let parent { try checkDepth(below: parent.id, adding: 1, in: tx) }
            let remark = try Self.checkedRemark(draft.remark)
            let text = try CheckedText(draft.source, types: types.all, fallbackTitle: "Ohne Titel")
            try insert(
                id,
                text.read,
                workspace: workspace,
                parent: parent?.id,
                section: parent?.section,
                author: author ?? acting.person,
                remark: remark,
                in: tx
            )
            try forget(draft.draft, of: acting.person, page: nil, in: tx)
            return try own(id, in: workspace, for: actor, tx)
        }
    }

    /// Writes a new page with its first revision.
    func insert(
        _ id: ID<WikiPage>,
        _ read: ReadText,
        workspace: ID<Workspace>,
        parent: ID<WikiPage>?,
        section: ID<WikiSection>?,
        author: ID<Person>?,
        remark: String,
        in tx: Transaction
    ) throws {
        let revision = ID<Revision>.make(at: tx.now)
        let title = read.text.title
        let slug = try freeSlug(for: title, in: workspace, isHidden: section != nil, tx)
        try tx.deferForeignKeys()
        try tx.run(
            """
            INSERT INTO pages (id, workspace, parent, position, slug, title, title_sort, name_key, type, section, latest,
                created_at, created_by, changed_at, changed_by)
            VALUES (\(id), \(workspace), \(parent), \(try nextPosition(below: parent, in: workspace, tx)), \(slug), \(title),
                \(CleanText.sortKey(title)), \(CleanText.searchKey(title)), \(read.text.type), \(section), \(revision),
                \(tx.now), \(author), \(tx.now), \(author))
            """
        )
        // The address belongs to the new page from now on.
        try tx.run("DELETE FROM page_addresses WHERE workspace = \(workspace) AND slug = \(slug)")
        _ = try tx.append(
            RevisionDraft(page: id, author: author, remark: remark, text: read.text, files: []),
            id: revision
        )
        try PageProjection(
            page: id,
            workspace: workspace,
            section: section,
            revision: revision,
            read: read,
            person: author
        ).apply(in: tx)
        try Self.answerWishes(for: id, in: tx)
        try tx.touchTree(of: workspace)
        try tx.record(Event(.pageCreated, by: author, on: id, in: workspace))
        try Notices.note(.created, on: id, by: author, object: revision.retyped(), in: tx)
    }

    /// "Ablauf der Abstimmung" becomes `ablauf-der-abstimmung`, or with a number when another page has that.
    ///
    /// Pages of restricted sections get an address that nobody can guess: else the number would tell others that a page of this
    /// title exists.
    func freeSlug(for title: String, in workspace: ID<Workspace>, isHidden: Bool, _ tx: Transaction) throws
        -> String
    {
        var base = String(Slug.make(title).prefix(70))
        while base.hasSuffix("-") { base.removeLast() }
        if base.isEmpty { base = "seite" }
        if isHidden {
            let tail = String(ID<WikiPage>.make(at: tx.now).description.suffix(8))
            return "\(base)-\(tail)"
        }
        // "neu" is the address of the form for new pages.
        var number = base == "neu" ? 2 : 1
        while true {
            let slug = number == 1 ? base : "\(base)-\(number)"
            let taken: Int? = try tx.value(
                "SELECT 1 FROM pages WHERE workspace = \(workspace) AND slug = \(slug) AND deleted_at IS NULL"
            )
            if taken == nil { return slug }
            number += 1
        }
    }

    func nextPosition(below parent: ID<WikiPage>?, in workspace: ID<Workspace>, _ tx: Transaction) throws
        -> Int
    {
        let place: SQL = parent.map { "parent = \($0)" } ?? "parent IS NULL"
        let last: Int? =
            try tx.value(
                "SELECT max(position) FROM pages WHERE workspace = \(workspace) AND \(sql: place)",
                as: Int?.self
            ) ?? nil
        return (last ?? 0) + 1
    }

    /// Throws unless so many more levels fit below a page.
    func checkDepth(below page: ID<WikiPage>, adding levels: Int, in tx: Transaction) throws {
        let depth = try ancestors(of: page, in: tx).count + 1
        guard depth + levels <= WikiLimits.depth else { throw WikiRefusal.tooDeep }
    }

    /// The pages above a page, the root first.
    func ancestors(of page: ID<WikiPage>, in reader: Reader) throws -> [ID<WikiPage>] {
        var result: [ID<WikiPage>] = []
        var current = page
        while let parent = try reader.value(
            "SELECT parent FROM pages WHERE id = \(current)",
            as: ID<WikiPage>?.self
        )
            ?? nil
        {
            // A circle cannot be, but must not hang us either.
            guard result.count <= WikiLimits.depth * 2 else { break }
            result.append(parent)
            current = parent
        }
        return result.reversed()
    }

    /// Which of the pages below a page are meant.
    enum Branch {
        case alive, inBin, both

        fileprivate var condition: SQL {
            switch self {
            case .alive: "deleted_at IS NULL"
            case .inBin: "deleted_at IS NOT NULL"
            case .both: "true"
            }
        }
    }

    /// All pages below a page, itself first, each before those below it.
    func branch(of page: ID<WikiPage>, _ which: Branch = .alive, in reader: Reader) throws -> [ID<WikiPage>] {
        var all = [page]
        var level = [page]
        while !level.isEmpty {
            let state = which.condition
            level = try reader.values(
                "SELECT id FROM pages WHERE parent IN \(list: level) AND \(sql: state) ORDER BY position"
            )
            all += level
        }
        return all
    }
}
