import Store

extension PersonalData {
    /// What Access itself holds about people, and what the audit log does.
    package static let access = [
        people, recoveryCodes, sessions, links, knownNetworks, groupMembers, grants, ownedWorkspaces,
        events,
    ]

    private static let people = PersonalData(
        table: "people",
        title: "Zugang",
        purpose: "Anmeldung und Zusammenarbeit: wer etwas schreibt, entscheidet oder erhält.",
        retention:
            "Bis zur Löschung des Zugangs; unbeantwortete Anfragen 90 Tage. Danach bleibt nur „\(Person.deletedName)“ "
            + "als Urheberin oder Urheber früherer Beiträge.",
        export: Export([
            Column("email", "E-Mail-Adresse"), Column("name", "Name"), Column("organisation", "Organisation"),
            Column("function", "Funktion"), Column("note", "Nachricht zur Anfrage"),
            Column("state", "Zustand"),
            Column("created_at", "Angelegt", .time),
            Column("last_seen_at", "Zuletzt angemeldet (Tag)", .time),
            Column("password_changed_at", "Passwort geändert", .time),
            Column("totp_confirmed_at", "Zweiter Faktor eingerichtet", .time),
        ]) { "SELECT * FROM people WHERE id = \($0)" },
        erasure: .change { id, now in
            """
            UPDATE people SET email = NULL, email_folded = NULL, name = '', name_sort = '', search = '',
                search_shown = '', organisation = '', organisation_sort = '', function = '', note = '', state = \(PersonState.deleted),
                password_hash = NULL, password_changed_at = NULL, totp_secret = NULL, totp_confirmed_at = NULL,
                totp_last_step = NULL, last_seen_at = NULL, deleted_at = \(now)
            WHERE id = \(id)
            """
        }
    )

    private static let recoveryCodes = PersonalData(
        table: "recovery_codes",
        title: "Wiederherstellungscodes",
        purpose: "Anmeldung, wenn der zweite Faktor fehlt; gespeichert sind nur Prüfwerte.",
        retention: "Bis neue erzeugt werden oder der zweite Faktor abgeschaltet wird.",
        export: Export([Column("created_at", "Erzeugt", .time), Column("used_at", "Benutzt", .time)]) {
            "SELECT created_at, used_at FROM recovery_codes WHERE person = \($0)"
        },
        erasure: .change { id, _ in "DELETE FROM recovery_codes WHERE person = \(id)" }
    )

    private static let sessions = PersonalData(
        table: "sessions",
        title: "Sitzungen",
        purpose: "Angemeldet bleiben; die eigenen Geräte sehen und abmelden.",
        retention: "Bis zum Ende der Sitzung.",
        export: Export([
            Column("device", "Gerät"), Column("created_at", "Begonnen", .time),
            Column("seen_at", "Zuletzt benutzt", .time),
            Column("expires_at", "Endet spätestens", .time),
        ]) {
            "SELECT device, created_at, seen_at, expires_at FROM sessions WHERE person = \($0) ORDER BY created_at"
        },
        erasure: .change { id, _ in "DELETE FROM sessions WHERE person = \(id)" }
    )

    private static let links = PersonalData(
        table: "links",
        title: "Versandte Links",
        purpose: "Einladung, neues Passwort und Bestätigung einer Adresse; gespeichert sind nur Prüfwerte.",
        retention: "30 Tage nach Ablauf.",
        export: Export([
            Column("purpose", "Zweck"), Column("email", "Adresse"),
            Column("created_at", "Ausgestellt", .time),
            Column("expires_at", "Gültig bis", .time), Column("used_at", "Benutzt", .time),
        ]) {
            "SELECT purpose, email, created_at, expires_at, used_at FROM links WHERE person = \($0) ORDER BY created_at"
        },
        erasure: .change { id, _ in "DELETE FROM links WHERE person = \(id)" }
    )

    private static let knownNetworks = PersonalData(
        table: "known_networks",
        title: "Bekannte Netze",
        purpose:
            "Damit Fremde niemanden aussperren, der sich von gewohnter Stelle anmeldet; gespeichert sind nur "
            + "Prüfwerte, aus denen sich kein Netz ablesen lässt.",
        retention: "Die acht jüngsten, jeweils 180 Tage.",
        export: Export([Column("seen_at", "Zuletzt angemeldet", .time)]) {
            "SELECT seen_at FROM known_networks WHERE person = \($0) ORDER BY seen_at"
        },
        erasure: .change { id, _ in "DELETE FROM known_networks WHERE person = \(id)" }
    )

    private static let groupMembers = PersonalData(
        table: "group_members",
        title: "Gruppen",
        purpose: "Rechte, die eine Gruppe gemeinsam hat.",
        retention: "Bis die Person die Gruppe verlässt.",
        export: Export([Column("name", "Gruppe"), Column("created_at", "Seit", .time)]) {
            """
            SELECT g.name, m.created_at FROM group_members m JOIN groups g ON g.id = m.group_id
            WHERE m.person = \($0) ORDER BY g.name_sort
            """
        },
        erasure: .change { id, _ in "DELETE FROM group_members WHERE person = \(id)" }
    )

    private static let grants = PersonalData(
        table: "grants",
        title: "Rollen",
        purpose:
            "Was eine Person auf der Plattform darf; wer eine Rolle vergeben hat, bleibt ohne Namen vermerkt.",
        retention: "Bis die Rolle entzogen wird.",
        export: Export([
            Column("title", "Rolle"), Column("workspace", "Arbeitsraum"), Column("created_at", "Seit", .time),
            Column("until", "Bis", .time),
        ]) {
            """
            SELECT r.title, w.name AS workspace, g.created_at, g.until FROM grants g JOIN roles r ON r.key = g.role
            LEFT JOIN workspaces w ON w.id = g.workspace WHERE g.person = \($0) ORDER BY g.created_at, g.id
            """
        },
        erasure: .change { id, _ in "DELETE FROM grants WHERE person = \(id)" }
    )

    private static let ownedWorkspaces = PersonalData(
        table: "workspaces",
        title: "Verantwortung für Arbeitsräume",
        purpose: "Damit alle wissen, wen sie zu einem Arbeitsraum fragen.",
        retention: "Bis jemand anders eingetragen wird.",
        export: Export([Column("name", "Arbeitsraum"), Column("created_at", "Angelegt", .time)]) {
            "SELECT name, created_at FROM workspaces WHERE owner = \($0) ORDER BY name_sort"
        },
        erasure: .change { id, _ in "UPDATE workspaces SET owner = NULL WHERE owner = \(id)" }
    )

    private static let events = PersonalData(
        table: "events",
        title: "Protokoll",
        purpose: "Nachvollziehen, wer wann was geändert hat, und Angriffe erkennen.",
        retention: "So lange, wie das Protokoll aufbewahrt wird.",
        export: Export([Column("at", "Zeit", .time), Column("kind", "Ereignis")]) {
            "SELECT at, kind FROM events WHERE actor = \($0) ORDER BY at, id"
        },
        erasure: .kept(
            "Das Protokoll nennt Personen nur mit einer Kennung; nach der Löschung führt sie zu keinem Namen mehr."
        )
    )
}
