import Access
import Store
import Theme
import Web

/// All workspaces with their purpose, for every member; and the front page of each.
struct OverviewPages: Sendable {
    let wiki: Wiki

    /// What there is, also what somebody may not enter: nothing is closed in secret.
    func all(_ c: Visitor) async throws -> Reply {
        let principal = c.reader
        let listed = try await wiki.store.read { reader in
            let all: [Workspace] = try reader.all(
                Workspace.list(Workspace.listed(for: principal), at: reader.now)
            )
            let open: [ID<Workspace>] = try reader.values(
                "SELECT id FROM workspaces WHERE \(sql: Workspace.readable(by: principal))"
            )
            return (all, Set(open), try Self.released(for: principal, reader))
        }
        var screen = Self.screen(listed.0, open: listed.1, principal)
        if !listed.2.isEmpty {
            let list = RowList(title: nil, id: "freigaben", rows: listed.2)
            screen.parts.append(.rows(list, heading: "Freigegeben für die kommunale Familie"))
        }
        return .screen(screen)
    }

    /// What workspaces have released for the kommunale Familie, the newest first.
    private static func released(for principal: Principal?, _ reader: Reader) throws -> [Theme.Row] {
        guard principal?.may(.familyRead) == true else { return [] }
        let rows = try reader.rows(
            """
            SELECT s.page, s.at, v.title FROM releases s JOIN revisions v ON v.id = s.revision
            WHERE s.ended_at IS NULL AND s.visibility = \(Release.Visibility.family) ORDER BY s.at DESC LIMIT 200
            """
        )
        return try rows.map { found in
            let page: ID<WikiPage> = try found.get("page")
            let url = FamilyPages.path(page).text
            var row = Theme.Row(title: try found.get("title"), url: url)
            row.summary = "freigegeben am \(Words.day(try found.get("at")).text)"
            return row
        }
    }

    private static func screen(_ workspaces: [Workspace], open: Set<ID<Workspace>>, _ principal: Principal?)
        -> ScreenView
    {
        let closed = workspaces.filter { $0.visibility == .members }.count
        let rows = workspaces.map { workspace -> DataRowView in
            let name: ValueView =
                open.contains(workspace.id)
                ? .link(workspace.name, WorkspaceAddress(workspace.slug).text, note: workspace.purpose)
                : .text(workspace.name, note: workspace.purpose)
            var cells: [ValueView] = [name, visibility(workspace)]
            if principal != nil {
                cells.append(.text(workspace.ownerName ?? "", note: nil))
                cells.append(membership(of: workspace, principal, isOpen: open.contains(workspace.id)))
            }
            return DataRowView(cells)
        }
        let member = [ColumnView("Verantwortlich"), ColumnView("Sie")]
        return ScreenView(
            title: "Arbeitsräume",
            lead: "Wo an Entwürfen, Protokollen und Absprachen gearbeitet wird, bevor sie öffentlich werden.",
            breadcrumb: [(title: "Start", url: "/"), (title: "Arbeitsräume", url: WorkspaceAddress.all.text)]
                .crumbs,
            isWide: true,
            parts: [
                .table(
                    DataTableView(
                        caption: "Arbeitsräume",
                        columns: [ColumnView("Arbeitsraum"), ColumnView("Sichtbar für")]
                            + (principal == nil ? [] : member),
                        rows: rows,
                        total: "\(workspaces.count) Arbeitsräume, davon \(closed) nur für Mitglieder",
                        empty: EmptyView(
                            "Es gibt noch keinen Arbeitsraum.",
                            hint: "Die Administration legt Arbeitsräume an."
                        )
                    )
                )
            ]
        )
    }

    private static func visibility(_ workspace: Workspace) -> ValueView {
        .text(
            workspace.visibility.title,
            note: workspace.visibility == .members ? "Grund: \(workspace.closedReason)" : nil
        )
    }

    private static func membership(of workspace: Workspace, _ principal: Principal?, isOpen: Bool)
        -> ValueView
    {
        guard let principal else { return .none }
        if principal.may(.workspaceCoordinate, in: workspace.id) {
            return .status(StatusView("Koordination", .good))
        }
        if principal.may(.workspaceWrite, in: workspace.id) { return .status(StatusView("Schreiben", .good)) }
        if principal.may(.workspaceRead, in: workspace.id) { return .status(StatusView("Lesen", .good)) }
        guard principal.may(.familyRead), !principal.isReadOnly else { return .text(isOpen ? "lesen" : "") }
        return .actions([
            .link(
                "Mitarbeit anfragen",
                WorkspaceAddress(workspace.slug).path("beitritt/").text,
                style: .plain,
                about: workspace.name
            )
        ])
    }

    /// The front page of a workspace.
    func show(_ c: Visitor) async throws -> Reply {
        let principal = c.reader
        guard let room = try await wiki.room(c, for: principal) else { return .notFound }
        let changes = try await wiki.changes(
            in: room.workspace.id,
            page: PageRequest(size: 8),
            for: principal
        )
        var tasks = RecordFilter(.action, in: room.workspace.id)
        tasks.state = .open
        let open = try await wiki.records(tasks, page: PageRequest(size: 5), for: principal)
        let decisions = try await wiki.records(
            RecordFilter(.decision, in: room.workspace.id),
            page: PageRequest(size: 5),
            for: principal
        )
        let watch: Watch? =
            if let principal { try await wiki.watch(on: nil, in: room.workspace.id, of: principal) } else {
                nil
            }
        let asking = room.mayCoordinate ? try await wiki.joinRequests(for: room.workspace.id).count : 0
        return .screen(home(room, changes.rows, open, decisions, watch, asking))
    }

    private func home(
        _ room: Room,
        _ changes: [ChangedPage],
        _ tasks: ResultPage<PageRecord>,
        _ decisions: ResultPage<PageRecord>,
        _ watch: Watch?,
        _ asking: Int
    ) -> ScreenView {
        var parts: [PartView] = []
        if asking > 0 { parts.append(Self.requestsNotice(asking, room)) }
        if let due = overdueNotice(room) { parts.append(due) }
        parts.append(.facts(facts(room), heading: "Über diesen Arbeitsraum"))
        parts += Self.changes(changes, room)
        parts += register(tasks: tasks, decisions: decisions, room)
        return .room(
            room.workspace.name,
            lead: room.workspace.purpose,
            in: room,
            actions: Self.actions(room, watch),
            isWide: tasks.total + decisions.total > 0,
            parts: parts
        )
    }

    private static func actions(_ room: Room, _ watch: Watch?) -> [ActionView] {
        let address = room.address
        var actions: [ActionView] = []
        if room.mayWrite {
            actions.append(.link("Neue Seite", address.path("seiten/neu/").text, style: .primary))
        }
        if room.principal != nil {
            actions.append(
                .link(watch == nil ? "Beobachten" : "Beobachtet", address.path("beobachten/").text)
            )
        }
        if room.mayCoordinate { actions.append(.link("Einstellungen", address.path("einstellungen/").text)) }
        if !room.isMember, room.principal?.may(.familyRead) == true {
            actions.append(.link("Mitarbeit anfragen", address.path("beitritt/").text))
        }
        return actions
    }

    private static func requestsNotice(_ asking: Int, _ room: Room) -> PartView {
        .notice(
            NoticeView(
                .information,
                title: asking == 1
                    ? "Eine Anfrage zur Mitarbeit wartet" : "\(asking) Anfragen zur Mitarbeit warten",
                [],
                actions: [.link("Anfragen ansehen", room.address.path("mitglieder/").text)]
            )
        )
    }

    private static func changes(_ changes: [ChangedPage], _ room: Room) -> [PartView] {
        let list = ChangeRows.list(changes, names: room.mayReadPast, empty: "Noch gibt es keine Seiten.")
        let rows = PartView.rows(list, heading: "Zuletzt geändert")
        guard !changes.isEmpty else { return [rows] }
        return [
            rows,
            .actions([.link("Alle Änderungen", room.address.path("aenderungen/").text, style: .plain)]),
        ]
    }

    /// Open tasks and the latest decisions, where there are any.
    private func register(tasks: ResultPage<PageRecord>, decisions: ResultPage<PageRecord>, _ room: Room)
        -> [PartView]
    {
        var parts: [PartView] = []
        func more(_ title: String, _ path: LocalPath) -> PartView {
            .actions([.link(title, path.text, style: .plain)])
        }
        if tasks.total > 0 {
            let table = RecordTables.tasks(
                tasks.rows,
                in: room,
                showsWorkspace: false,
                now: wiki.store.clock()
            )
            parts.append(.table(table, heading: "Offene Aufgaben"))
            parts.append(more("Alle Aufgaben (\(tasks.total))", room.address.path("aufgaben/")))
        }
        if decisions.total > 0 {
            let table = RecordTables.decisions(decisions.rows, showsWorkspace: false)
            parts.append(.table(table, heading: "Jüngste Beschlüsse"))
            parts.append(more("Alle Beschlüsse (\(decisions.total))", room.address.path("beschluesse/")))
        }
        return parts
    }

    private func facts(_ room: Room) -> [DetailView] {
        let workspace = room.workspace
        var facts = [DetailView("Sichtbar für", .text(workspace.visibility.title))]
        if workspace.visibility == .members {
            facts.append(DetailView("Grund", .text(workspace.closedReason)))
        }
        // Names of members are nobody's business outside.
        if room.principal != nil, let owner = workspace.ownerName {
            facts.append(DetailView("Verantwortlich", .text(owner)))
        }
        facts.append(DetailView("Umfang", .text(Words.pages(room.tree.nodes.count))))
        if let end = workspace.endsAt {
            facts.append(DetailView("Endet voraussichtlich", .time(Words.day(end))))
        }
        if room.isMember, let review = workspace.reviewAt {
            facts.append(DetailView("Zu prüfen am", .time(Words.day(review))))
        }
        return facts
    }

    private func overdueNotice(_ room: Room) -> PartView? {
        let now = wiki.store.clock()
        let workspace = room.workspace
        guard room.mayCoordinate else { return nil }
        let isOver = workspace.endsAt.map { $0 < now } ?? false
        guard isOver || workspace.reviewAt.map({ $0 < now }) ?? false else { return nil }
        return .notice(
            NoticeView(
                .warning,
                title: isOver ? "Der Arbeitsraum sollte schon beendet sein" : "Der Arbeitsraum ist zu prüfen",
                [
                    "Stimmen Zweck, Mitglieder und der Grund, warum er geschlossen ist, noch? Tragen Sie dann ein neues Datum ein."
                ],
                actions: [.link("Einstellungen öffnen", room.address.path("einstellungen/").text)]
            )
        )
    }
}
