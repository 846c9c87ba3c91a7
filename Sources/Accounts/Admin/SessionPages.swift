import Access
import Store
import Theme
import Web

/// "Sitzungen": who is signed in, and how to end it.
struct SessionPages: Sendable {
    static let path: LocalPath = "/verwaltung/sitzungen/"

    let gate: Gate

    /// The latest used first; nobody sorts them.
    enum Order: String, CaseIterable { case seen }

    func list(_ c: SignedIn) async throws -> Reply {
        let list = try Listing<Order>(c, filters: ["suche"], sort: .seen, size: 50)
        let page = PageRequest(number: list.number, size: list.size)
        let result = try await gate.allSessions(search: list["suche"], page: page, for: c.principal)
        if let last = Reply.lastPage(of: list, total: result.total) { return last }
        let filter = FilterView(
            action: Self.path.text,
            fields: [.search("suche", label: "Name, Adresse oder Organisation", value: list["suche"])],
            resetURL: Self.path.text
        )
        return .screen(
            .admin(
                "Sitzungen",
                for: c.principal,
                menu: Self.path.text,
                isWide: true,
                parts: [.filter(filter), .table(Self.table(c.principal, list, result))]
            )
        )
    }

    func end(_ c: SignedIn) async throws -> Reply {
        let outcome = try await gate.endSession(try c.form.id("id", of: Session.self), by: c.principal)
        return .after(outcome, to: Self.path, "Die Sitzung ist beendet.")
    }

    private static func table(
        _ principal: Principal,
        _ list: Listing<Order>,
        _ result: ResultPage<SessionRow>
    ) -> DataTableView {
        DataTableView(
            caption: "Sitzungen",
            columns: [
                ColumnView("Person"), ColumnView("Gerät"), ColumnView("Angemeldet"),
                ColumnView("Zuletzt benutzt"), ColumnView("Zustand"), ColumnView("Beenden", isQuiet: true),
            ],
            rows: result.rows.map { row($0, isOwn: $0.id == principal.session) },
            total: result.text("Sitzungen"),
            paging: list.paging(number: result.number, pages: result.pages),
            empty: EmptyView("Niemand passt zu dieser Suche.")
        )
    }

    private static func row(_ session: SessionRow, isOwn: Bool) -> DataRowView {
        let end = ActionView.post(
            "Beenden",
            "/verwaltung/sitzungen/beenden",
            fields: ["id": session.id.description],
            style: .plain,
            about: "\(session.personName), \(session.device)"
        )
        return DataRowView(
            [
                .link(session.personName, PersonWords.url(session.person)),
                .text(session.device, note: isOwn ? "diese Sitzung" : nil),
                PersonWords.short(session.createdAt),
                PersonWords.short(session.seenAt),
                .status(StatusView(session.stage.title, session.stage == .full ? .good : .waiting)),
                .actions(isOwn ? [] : [end]),
            ],
            isCurrent: isOwn
        )
    }
}
