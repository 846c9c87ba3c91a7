import Access
import Store
import Theme
import Web

/// "Verwaltung": what there is to do and where.
struct OverviewPages: Sendable {
    let gate: Gate

    func show(_ c: SignedIn) async throws -> Reply {
        let entries = AdminMenu.open(to: c.principal)
        guard !entries.isEmpty else { return .notFound }
        let waiting =
            c.principal.may(.peopleConfirm)
            ? try await gate.requests(page: PageRequest(size: 1), for: c.principal).total : 0
        return .screen(Self.screen(c.principal, entries, waiting: waiting))
    }

    static func screen(_ principal: Principal, _ entries: [AdminMenu.Entry], waiting: Int) -> ScreenView {
        var parts: [PartView] = []
        if waiting > 0 {
            let text =
                waiting == 1
                ? "Eine Anfrage wartet auf eine Entscheidung."
                : "\(waiting) Anfragen warten auf eine Entscheidung."
            parts.append(
                .notice(
                    NoticeView(
                        .information,
                        [ParagraphView(text)],
                        actions: [.link("Anfragen ansehen", "/verwaltung/anfragen/")]
                    )
                )
            )
        }
        let rows = entries.map { entry in
            var row = Theme.Row(title: entry.title, url: entry.url)
            row.summary = entry.note
            return row
        }
        parts.append(.rows(RowList(title: nil, id: "seiten", rows: rows)))
        return .admin("Verwaltung", for: principal, menu: AdminMenu.root, parts: parts)
    }
}
