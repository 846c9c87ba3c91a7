package import Access
package import Store

/// A decision or a task in the registers: "Beschluss 2026-14", "Aufgabe 2026-3 für Anna Beispiel".
package struct PageRecord: Sendable, Hashable, RowDecodable {
    package enum Kind: String, Sendable, Hashable, CaseIterable, SQLValue {
        case decision, action

        package var title: String { self == .decision ? "Beschluss" : "Aufgabe" }
    }

    package let id: ID<PageRecord>
    package let kind: Kind
    package let workspace: ID<Workspace>
    package let workspaceName: String
    package let page: ID<WikiPage>
    package let pageTitle: String
    package let address: WikiAddress
    package let anchor: String
    package let year: Int
    package let number: Int
    package let title: String
    package let text: String
    package let committee: String
    package let result: String
    /// The number that the text itself gives: "12/2026".
    package let reference: String
    package let assignee: String
    package let person: ID<Person>?
    package let dueOn: Timestamp?
    package let madeOn: Timestamp
    package let doneAt: Timestamp?
    package let doneBy: String?
    /// When it disappeared from the text.
    package let goneAt: Timestamp?
    /// The revision in which it stands.
    package let revision: Int

    package init(row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        workspace = try row.get("workspace")
        workspaceName = try row.get("workspace_name")
        page = try row.get("page")
        pageTitle = try row.get("page_title")
        address = WikiAddress(workspace: try row.get("workspace_slug"), page: try row.get("slug"))
        anchor = try row.get("anchor")
        year = try row.get("year")
        number = try row.get("number")
        title = try row.get("title")
        text = try row.get("text")
        committee = try row.get("committee")
        result = try row.get("result")
        reference = try row.get("reference")
        assignee = try row.get("assignee")
        person = try row.get("person")
        dueOn = try row.get("due_on")
        madeOn = try row.get("made_on")
        doneAt = try row.get("done_at")
        doneBy = try row.get("doer")
        goneAt = try row.get("gone_at")
        revision = try row.get("revision_number")
    }

    /// "2026-14", within its workspace and kind.
    package var label: String { "\(year)-\(number)" }

    /// Records of pages that somebody may see; one predicate for lists, counts and exports.
    static func visible(to audience: some Audience) -> SQL { WikiPage.visible(to: audience) }

    static func select(_ condition: SQL, rest: SQL) -> SQL {
        """
        SELECT r.*, reg.name AS workspace_name, pages.title AS page_title, pages.slug, workspaces.slug AS workspace_slug,
            CASE WHEN r.done_by IS NULL THEN NULL ELSE \(sql: PersonName.sql("r.done_by")) END AS doer,
            v.number AS revision_number
        FROM \(sql: from) WHERE \(sql: condition) \(sql: rest)
        """
    }

    static let from: SQL = """
        page_records r JOIN pages ON pages.id = r.page JOIN workspaces ON workspaces.id = pages.workspace
        JOIN workspaces reg ON reg.id = r.workspace JOIN revisions v ON v.id = r.revision
        """
}

/// Which records somebody asks for.
package struct RecordFilter: Sendable, Hashable {
    package var kind: PageRecord.Kind
    package var workspace: ID<Workspace>?
    /// Words that all have to occur.
    package var words = ""
    package var year: Int?
    /// Tasks of this person only.
    package var person: ID<Person>?
    package var state: State = .all

    package enum State: String, Sendable, CaseIterable {
        case all = "alle"
        case open = "offen"
        case overdue = "ueberfaellig"
        case done = "erledigt"
    }

    package init(_ kind: PageRecord.Kind, in workspace: ID<Workspace>? = nil) {
        self.kind = kind
        self.workspace = workspace
    }

    func condition(for audience: some Audience, at now: Timestamp) -> SQL {
        var all: [SQL] = ["r.kind = \(kind)", PageRecord.visible(to: audience)]
        if let workspace { all.append("r.workspace = \(workspace)") }
        if let year { all.append("r.year = \(year)") }
        if let person { all.append("r.person = \(person)") }
        switch state {
        case .all: break
        case .open: all.append("r.done_at IS NULL AND r.gone_at IS NULL")
        case .overdue:
            all.append("r.done_at IS NULL AND r.gone_at IS NULL AND r.due_on < \(now - .seconds(86_400))")
        case .done: all.append("r.done_at IS NOT NULL")
        }
        all.append(PeopleFilter.words(words, in: "r.search"))
        return all.joined(separator: " AND ")
    }
}
