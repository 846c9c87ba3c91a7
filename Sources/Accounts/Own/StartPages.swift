import Access
import Store
import Theme
import Web

/// "Mein Bereich": what there is to do, where one belongs, what one may do.
struct StartPages: Sendable {
    let gate: Gate
    /// What other features have for the person, in the order in which it is shown.
    let parts: @Sendable (Principal) async throws -> [PartView]

    func show(_ c: SignedIn) async throws -> Reply {
        let me = Grantee.person(c.principal.person)
        let grants = try await gate.grants(of: me, for: c.principal).filter { !$0.isOver }
        let security = try await gate.security(of: c.principal)
        let workspaces = try await gate.workspaces(for: c.principal)
        let news = try await parts(c.principal)
        return .screen(
            Self.screen(c.principal, grants: grants, security: security, workspaces: workspaces, news: news)
        )
    }

    static func screen(
        _ principal: Principal,
        grants: [GrantRow],
        security: SecuritySummary,
        workspaces: [Workspace],
        news: [PartView] = []
    ) -> ScreenView {
        let own = workspaces.filter { principal.workspaceRights[$0.id] != nil }
        return .own(
            "Guten Tag, \(principal.name)",
            for: principal,
            trail: [],
            parts: advice(security) + news + [
                .table(workspaceTable(own, grants), heading: "Ihre Arbeitsräume"),
                .actions([.link("Alle Arbeitsräume ansehen", "/bereiche/", style: .plain)]),
                .facts(facts(principal, grants), heading: "Ihr Zugang"),
            ] + administration(principal)
        )
    }

    /// What should be done soon, the most important first.
    private static func advice(_ security: SecuritySummary) -> [PartView] {
        guard security.hasSecondFactor else {
            let text: ParagraphView =
                "Dann genügt ein gestohlenes Passwort nicht, um in Ihren Zugang zu kommen. Sie brauchen nur eine App."
            let notice = NoticeView(
                .information,
                title: "Schützen Sie Ihren Zugang mit einem zweiten Faktor",
                [text],
                actions: [.link("Zweiten Faktor einrichten", "/mein-bereich/sicherheit/zweiter-faktor/")]
            )
            return [.notice(notice)]
        }
        guard security.recoveryCodesLeft < 3 else { return [] }
        let notice = NoticeView(
            .warning,
            title: "Ihre Wiederherstellungscodes gehen zu Ende",
            ["Davon hängt ab, ob Sie ohne Ihre App noch hineinkommen. Übrig: \(security.recoveryCodesLeft)."],
            actions: [.link("Neue Codes erzeugen", "/mein-bereich/sicherheit/wiederherstellungscodes/")]
        )
        return [.notice(notice)]
    }

    private static func workspaceTable(_ workspaces: [Workspace], _ grants: [GrantRow]) -> DataTableView {
        DataTableView(
            caption: "Arbeitsräume, in denen Sie Mitglied sind",
            columns: [ColumnView("Arbeitsraum"), ColumnView("Ihre Rolle"), ColumnView("Sichtbar für")],
            rows: workspaces.map { workspace in
                let roles = grants.filter { $0.workspace == workspace.id }.map(\.roleTitle)
                return DataRowView([
                    .link(workspace.name, "/bereiche/\(workspace.slug)/", note: workspace.purpose),
                    .lines(Array(Set(roles)).sorted()),
                    .text(workspace.visibility.title),
                ])
            },
            empty: EmptyView(
                "Sie sind noch in keinem Arbeitsraum Mitglied.",
                hint: "Die Koordination eines Arbeitsraums nimmt Sie auf; sprechen Sie sie an."
            )
        )
    }

    private static func facts(_ principal: Principal, _ grants: [GrantRow]) -> [DetailView] {
        let roles = grants.filter { $0.workspace == nil }.map { grant in
            grant.until.map { "\(grant.roleTitle), bis \(DateText.day(microseconds: $0.microseconds).text)" }
                ?? grant.roleTitle
        }
        return [
            DetailView("E-Mail-Adresse", .text(principal.email)),
            DetailView("Organisation", .text(principal.organisation)),
            DetailView("Rollen", .lines(Array(Set(roles)).sorted())),
            DetailView(
                "Angemeldet seit",
                .time(.moment(microseconds: principal.signedInAt.microseconds)),
                actions: [.link("Sicherheit ansehen", "/mein-bereich/sicherheit/", style: .plain)]
            ),
        ]
    }

    private static func administration(_ principal: Principal) -> [PartView] {
        guard let menu = AdminMenu.navigation(for: principal, at: "") else { return [] }
        let links = menu.items.map { Link(title: $0.title, url: $0.url) }
        return [.links(links, heading: menu.title)]
    }
}
