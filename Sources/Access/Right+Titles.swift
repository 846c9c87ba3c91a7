/// What the rights are called and what they allow, in German, for the role editor and the manual.
extension Right {
    package var title: String { texts.title }

    /// One sentence about what somebody with the right can do.
    package var note: String { texts.note }

    private var texts: (title: String, note: String) {
        switch self {
        case .familyRead:
            (
                "Inhalte der kommunalen Familie lesen",
                "Sieht alles, was für die kommunale Familie sichtbar ist."
            )
        case .contactsManage: ("Kontakte pflegen", "Legt Kontakte an, ändert und löscht sie.")
        case .contactsExport: ("Kontakte ausgeben", "Lädt Kontaktlisten als Datei herunter.")
        case .mailingsWrite: ("Rundmails schreiben", "Entwirft Rundmails und wählt den Verteiler.")
        case .mailingsApprove: ("Rundmails freigeben", "Gibt Rundmails anderer zum Versand frei.")
        case .mailingsSend: ("Rundmails senden", "Startet und plant den Versand freigegebener Rundmails.")
        case .siteEdit:
            ("Website bearbeiten", "Gibt Seiten der öffentlichen Website frei und zieht sie zurück.")
        case .peopleManage:
            (
                "Personen verwalten",
                "Lädt ein, ändert, deaktiviert und löscht Zugänge und vergibt eigene Rechte weiter."
            )
        case .peopleConfirm: ("Anfragen bestätigen", "Entscheidet über Anfragen nach einem Zugang.")
        case .peopleViewAs:
            ("Ansicht als andere Person", "Sieht die Plattform wie eine andere Person, ohne zu ändern.")
        case .rolesManage:
            ("Rollen und Gruppen verwalten", "Ändert, welche Rechte eine Rolle hat, und pflegt Gruppen.")
        case .workspacesManage:
            ("Arbeitsräume verwalten", "Legt Arbeitsräume an und bestimmt ihre Mitglieder.")
        case .sessionsManage:
            ("Sitzungen verwalten", "Sieht angemeldete Geräte aller Personen und meldet sie ab.")
        case .jobsManage: ("Aufträge verwalten", "Sieht Hintergrundaufträge und wiederholt gescheiterte.")
        case .auditRead: ("Protokoll lesen", "Sieht, wer wann was geändert hat.")
        case .auditExport: ("Protokoll ausgeben", "Lädt das Protokoll als Datei herunter.")
        case .settingsRead:
            ("Einstellungen ansehen", "Sieht die Einstellungen; Geheimnisse bleiben verdeckt.")
        case .workspaceRead:
            ("Im Arbeitsraum lesen", "Sieht Seiten, Dateien und Mitglieder des Arbeitsraums.")
        case .workspaceWrite: ("Im Arbeitsraum schreiben", "Legt Seiten an, ändert und kommentiert sie.")
        case .workspaceCoordinate:
            ("Arbeitsraum koordinieren", "Bestimmt Mitglieder und gibt Seiten des Arbeitsraums frei.")
        }
    }
}
