import Access
import Accounts
import Store
import Theme
import Web

/// What a person has to do in all her workspaces: tasks, drafts, and what she watches.
struct OwnWorkPages: Sendable {
    let wiki: Wiki

    func tasks(_ c: SignedIn) async throws -> Reply {
        let list = try Listing<NoColumn>(c, filters: ["stand"], sort: .none)
        var filter = RecordFilter(.action)
        filter.person = c.principal.person
        filter.state = RecordFilter.State(rawValue: list["stand"]) ?? .open
        let found = try await wiki.records(
            filter,
            page: PageRequest(number: list.number, size: list.size),
            for: c.principal
        )
        let first = found.rows.isEmpty ? 0 : (found.number - 1) * found.size + 1
        let table = RecordTables.tasks(
            found.rows,
            in: nil,
            showsWorkspace: true,
            person: c.principal.isReadOnly ? nil : c.principal.person,
            now: wiki.store.clock(),
            total: DataTableView.total(
                "Aufgaben",
                first: first,
                last: first + found.rows.count - 1,
                of: found.total
            ),
            paging: list.paging(number: list.number, pages: found.pages)
        )
        let states: [(RecordFilter.State, String)] = [
            (.open, "offen"), (.overdue, "überfällig"), (.done, "erledigt"), (.all, "alle"),
        ]
        let form = FilterView(
            action: "/mein-bereich/aufgaben/",
            fields: [
                .select(
                    "stand",
                    label: "Stand",
                    options: states.map { OptionView($0.rawValue, $1) },
                    chosen: filter.state.rawValue
                )
            ]
        )
        return .screen(
            .own(
                "Meine Aufgaben",
                lead: "Aufgaben aus Protokollen, in denen Ihr Name hinter „Wer:“ steht.",
                for: c.principal,
                trail: [("Meine Aufgaben", "/mein-bereich/aufgaben/")],
                parts: [.filter(form), .table(table)]
            )
        )
    }

    func finish(_ c: SignedIn) async throws -> Reply { try await tick(c, isDone: true) }

    func reopen(_ c: SignedIn) async throws -> Reply { try await tick(c, isDone: false) }

    private func tick(_ c: SignedIn, isDone: Bool) async throws -> Reply {
        let outcome = try await wiki.setDone(
            isDone,
            try c.id("aufgabe", of: PageRecord.self),
            by: .principal(c.principal)
        )
        let back = LocalPath(untrusted: try c.form.optional("zurueck")) ?? "/mein-bereich/aufgaben/"
        return .after(
            outcome,
            to: back,
            isDone ? "Die Aufgabe ist erledigt." : "Die Aufgabe ist wieder offen."
        )
    }

    func drafts(_ c: SignedIn) async throws -> Reply {
        let drafts = try await wiki.drafts(of: c.principal)
        let rows = try await wiki.store.read { reader in
            try drafts.map { draft -> DataRowView in
                let page: WikiPage? = try draft.page.flatMap {
                    try reader.first(
                        WikiPage.select("pages.id = \($0) AND \(sql: WikiPage.visible(to: c.principal))")
                    )
                }
                let room = try Workspace.find(draft.workspace, in: reader)
                let address = WorkspaceAddress(room?.slug ?? "")
                let form = page.map { $0.address.path("bearbeiten/") } ?? address.path("seiten/neu/")
                let url = form.adding("entwurf", "ja").text
                let title = draft.title.isEmpty ? page?.title ?? "Neue Seite" : draft.title
                let target: ValueView =
                    page == nil && draft.page != nil
                    ? .text(
                        title,
                        note: "Die Seite liegt im Papierkorb oder ist Ihnen nicht mehr zugänglich."
                    ) : .link(title, url)
                return DataRowView([
                    target, .text(room?.name ?? ""), .time(Words.moment(draft.changedAt)),
                    c.principal.isReadOnly
                        ? .none
                        : .actions([
                            .post(
                                "Verwerfen",
                                address.path("entwuerfe/verwerfen").text,
                                fields: ["entwurf": draft.id.description],
                                style: .plain,
                                about: title
                            )
                        ]),
                ])
            }
        }
        let table = DataTableView(
            caption: "Entwürfe",
            columns: [
                ColumnView("Seite"), ColumnView("Arbeitsraum"), ColumnView("Zuletzt getippt"),
                ColumnView("Verwerfen", isQuiet: true),
            ],
            rows: rows,
            empty: EmptyView("Sie haben keine ungespeicherten Entwürfe.")
        )
        return .screen(
            .own(
                "Meine Entwürfe",
                lead: "Texte, die Sie begonnen und noch nicht gespeichert haben. Niemand sonst sieht sie.",
                for: c.principal,
                trail: [("Meine Entwürfe", "/mein-bereich/entwuerfe/")],
                parts: [.table(table)]
            )
        )
    }

    func dropDraft(_ c: SignedIn) async throws -> Reply {
        let outcome = try await wiki.dropDraft(
            try c.form.id("entwurf", of: Draft.self),
            in: try c.workspaceID(),
            by: .principal(c.principal)
        )
        return .after(outcome, to: "/mein-bereich/entwuerfe/", "Der Entwurf ist verworfen.")
    }

    func watched(_ c: SignedIn) async throws -> Reply {
        let rows = try await wiki.watches(of: c.principal)
        let table = DataTableView(
            caption: "Beobachtete Seiten und Arbeitsräume",
            columns: [
                ColumnView("Was"), ColumnView("Arbeitsraum"), ColumnView("Nachricht"),
                ColumnView("Ändern", isQuiet: true),
            ],
            rows: rows.map { row in
                let room = WorkspaceAddress(row.workspaceSlug)
                let page = row.slug.map { WikiAddress(workspace: row.workspaceSlug, page: $0) }
                let what = row.title ?? "Ganzer Arbeitsraum"
                return DataRowView([
                    .link(
                        what,
                        page?.text ?? room.text,
                        note: row.watch.subtree ? "mit allen Unterseiten" : nil
                    ),
                    .text(row.workspaceName), .text(row.watch.cadence.title),
                    .actions([
                        .link(
                            "Ändern",
                            page?.path("beobachten/").text ?? room.path("beobachten/").text,
                            style: .plain,
                            about: what
                        )
                    ]),
                ])
            },
            empty: EmptyView(
                "Sie beobachten nichts.",
                hint: "Auf Seiten und Arbeitsräumen steht dafür „Beobachten“."
            )
        )
        return .screen(
            .own(
                "Beobachtet",
                lead: "Worüber Sie Nachricht bekommen und wie oft.",
                for: c.principal,
                trail: [("Beobachtet", "/mein-bereich/beobachtet/")],
                parts: [.table(table)]
            )
        )
    }

    /// What the start page of a person shows of her workspaces.
    func startParts(_ principal: Principal) async throws -> [PartView] {
        var parts: [PartView] = []
        var filter = RecordFilter(.action)
        filter.person = principal.person
        filter.state = .open
        let tasks = try await wiki.records(filter, page: PageRequest(size: 5), for: principal)
        if tasks.total > 0 {
            let table = RecordTables.ownTasks(
                tasks.rows,
                mayTick: !principal.isReadOnly,
                now: wiki.store.clock()
            )
            parts.append(.table(table, heading: "Ihre offenen Aufgaben"))
            parts.append(
                .actions([.link("Alle Aufgaben (\(tasks.total))", "/mein-bereich/aufgaben/", style: .plain)])
            )
        }
        let news = try await wiki.news(for: principal)
        guard news.since != nil || news.total > 0 else { return parts }
        let since = news.since.map { "seit \(Words.moment($0).text)" } ?? "in den letzten 14 Tagen"
        parts.append(
            .rows(
                ChangeRows.list(
                    news.pages,
                    names: true,
                    empty: "Nichts Neues \(since).",
                    showsWorkspace: true
                ),
                heading: "Neu seit Ihrem letzten Besuch"
            )
        )
        if news.total > news.pages.count {
            parts.append(.text("Insgesamt haben sich \(Words.pages(news.total)) geändert, \(since)."))
        }
        return parts
    }
}
