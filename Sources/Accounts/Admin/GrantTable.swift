import Access
import Store
import Theme

/// The roles of a person or a group, as a table.
enum GrantTable {
    static func table(_ grants: [GrantRow], revoke: String, ofGroup: Bool = false) -> DataTableView {
        DataTableView(
            caption: "Rollen",
            columns: [
                ColumnView("Rolle"), ColumnView("Gilt für"), ColumnView("Bis"), ColumnView("Herkunft"),
                ColumnView("Entziehen", isQuiet: true),
            ],
            rows: grants.map { row($0, revoke, isOwn: ofGroup || $0.viaGroup == nil) },
            empty: EmptyView(
                "Noch keine Rolle.",
                hint: ofGroup ? nil : "Ohne Rolle ist nur „Mein Bereich“ zugänglich."
            )
        )
    }

    private static func row(_ grant: GrantRow, _ revoke: String, isOwn: Bool) -> DataRowView {
        let place = grant.workspaceName.map { "Arbeitsraum \($0)" } ?? "ganze Plattform"
        let end: ValueView =
            grant.isOver ? .status(StatusView("abgelaufen", .stopped)) : PersonWords.lastDay(grant.until)
        let action = ActionView.post(
            "Entziehen",
            revoke,
            fields: ["rolle": grant.id.description],
            style: .plain,
            about: "\(grant.roleTitle), \(place)"
        )
        return DataRowView([
            .text(grant.roleTitle),
            .text(place),
            grant.until == nil ? .text("unbefristet") : end,
            .text(isOwn ? "unmittelbar" : "Gruppe \(grant.viaGroup ?? "")"),
            .actions(isOwn ? [action] : []),
        ])
    }
}
