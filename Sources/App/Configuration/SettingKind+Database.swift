import Store

extension SettingKind<String> {
    /// The address of a database; shown without its password.
    static var database: SettingKind {
        SettingKind(
            "sqlite:DATEI oder postgres://NAME:PASSWORT@RECHNER/DATENBANK",
            read: { text in (try? DatabaseAddress(text)) == nil ? nil : text },
            write: { $0 },
            masked: { text in (try? DatabaseAddress(text))?.description }
        )
    }
}
