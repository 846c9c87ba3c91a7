import Access
import Store
import Theme
import Web

/// A setting of the program as the overview shows it; secrets come masked.
package struct SettingFact: Sendable {
    package let name: String
    package let value: String
    /// Where the value comes from: "Datei", "Umgebung", "Vorgabe".
    package let source: String
    /// What it is for, in one line.
    package let note: String

    package init(name: String, value: String, source: String, note: String) {
        self.name = name
        self.value = value
        self.source = source
        self.note = note
    }
}

/// "Einstellungen": with what the program was started; changed in the file, not here.
struct SettingsPages: Sendable {
    let facts: [SettingFact]

    func show(_ c: SignedIn) async throws -> Reply {
        let table = DataTableView(
            caption: "Einstellungen",
            columns: [ColumnView("Name"), ColumnView("Wert"), ColumnView("Herkunft")],
            rows: facts.map { fact in
                DataRowView([
                    .code(fact.name, note: fact.note),
                    fact.value.isEmpty ? .none : .code(fact.value),
                    .text(fact.source),
                ])
            },
            empty: EmptyView("Keine Einstellung ist bekannt.")
        )
        return .screen(
            .admin(
                "Einstellungen",
                lead:
                    "Womit das Programm gestartet wurde. Geändert wird in der Datei nrwconnect.yml oder in der Umgebung; danach wird neu gestartet. Geheimes ist verdeckt.",
                for: c.principal,
                menu: "/verwaltung/einstellungen/",
                isWide: true,
                parts: [.table(table)]
            )
        )
    }
}
