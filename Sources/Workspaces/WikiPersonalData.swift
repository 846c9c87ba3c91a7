package import Access
import Store

/// What the wikis hold about people. Authorship stays, without a name, when somebody has left.
extension PersonalData {
    package static let wiki = [
        pages, revisions, versions, drafts, presences, comments, acknowledgements, joinRequests, watches,
        notices, visits,
        records, sections, sectionMembers, bundles, releases,
    ]

    private static let authorship =
        "Beiträge bleiben, damit Arbeitsergebnisse nachvollziehbar sind; nach der Löschung steht dort „ausgeschiedene Person“."

    private static let pages = PersonalData(
        table: "pages",
        title: "Seiten",
        purpose: "Wer eine Seite angelegt oder zuletzt geändert hat und wer für sie zuständig ist.",
        retention: "So lange wie die Seite.",
        export: Export([
            Column("title", "Seite"), Column("created_at", "Angelegt", .time),
            Column("changed_at", "Zuletzt geändert", .time),
        ]) {
            """
            SELECT title, created_at, changed_at FROM pages WHERE created_by = \($0) OR owner = \($0) OR deputy = \($0)
            ORDER BY created_at, id
            """
        },
        erasure: .change { id, _ in
            """
            UPDATE pages SET owner = CASE WHEN owner = \(id) THEN NULL ELSE owner END,
                deputy = CASE WHEN deputy = \(id) THEN NULL ELSE deputy END WHERE owner = \(id) OR deputy = \(id)
            """
        }
    )

    private static let revisions = PersonalData(
        table: "revisions",
        title: "Fassungen von Seiten",
        purpose: "Nachvollziehen, wer wann was geschrieben hat.",
        retention: "So lange wie die Seite.",
        export: Export([
            Column("title", "Seite"), Column("number", "Fassung", .number), Column("at", "Zeit", .time),
            Column("remark", "Bemerkung"), Column("source", "Text"),
        ]) { "SELECT title, number, at, remark, source FROM revisions WHERE author = \($0) ORDER BY at, id" },
        erasure: .kept(authorship)
    )

    private static let versions = PersonalData(
        table: "attachment_versions",
        title: "Hochgeladene Dateien",
        purpose: "Nachvollziehen, wer welche Datei angehängt hat.",
        retention: "So lange wie die Seite.",
        export: Export([
            Column("name", "Datei"), Column("at", "Zeit", .time), Column("size", "Bytes", .number),
        ]) {
            """
            SELECT a.name, v.at, v.size FROM attachment_versions v JOIN attachments a ON a.id = v.attachment
            WHERE v.author = \($0) ORDER BY v.at, v.id
            """
        },
        erasure: .kept(authorship)
    )

    private static let drafts = PersonalData(
        table: "drafts",
        title: "Entwürfe",
        purpose: "Damit Ungespeichertes nicht verloren geht; niemand sonst sieht es.",
        retention: "Bis der Text gespeichert oder der Entwurf verworfen wird.",
        export: Export([
            Column("title", "Seite"), Column("changed_at", "Zeit", .time), Column("source", "Text"),
        ]) {
            "SELECT title, changed_at, source FROM drafts WHERE person = \($0) ORDER BY changed_at, id"
        },
        erasure: .change { id, _ in "DELETE FROM drafts WHERE person = \(id)" }
    )

    private static let presences = PersonalData(
        table: "presences",
        title: "Geöffnete Seiten",
        purpose: "Anderen zeigen, dass jemand eine Seite gerade bearbeitet.",
        retention: "Eine Minute nach dem letzten Lebenszeichen zählt es nicht mehr; gelöscht wird nachts.",
        export: Export([Column("title", "Seite"), Column("seen_at", "Zeit", .time)]) {
            """
            SELECT p.title, s.seen_at FROM presences s JOIN pages p ON p.id = s.page WHERE s.person = \($0) ORDER BY s.seen_at
            """
        },
        erasure: .change { id, _ in "DELETE FROM presences WHERE person = \(id)" }
    )

    private static let comments = PersonalData(
        table: "comments",
        title: "Kommentare",
        purpose: "Sich über Seiten austauschen.",
        retention: "So lange wie die Seite, oder bis sie gelöscht werden.",
        export: Export([Column("title", "Seite"), Column("at", "Zeit", .time), Column("body", "Text")]) {
            """
            SELECT p.title, c.at, c.body FROM comments c JOIN pages p ON p.id = c.page WHERE c.author = \($0)
            ORDER BY c.at, c.id
            """
        },
        erasure: .kept(authorship)
    )

    private static let acknowledgements = PersonalData(
        table: "acknowledgements",
        title: "Zur Kenntnis genommen",
        purpose: "Zeigen, wer eine Fassung gelesen hat und das bestätigt.",
        retention: "So lange wie die Fassung.",
        export: Export([
            Column("title", "Seite"), Column("number", "Fassung", .number), Column("at", "Zeit", .time),
        ]) {
            """
            SELECT r.title, r.number, a.at FROM acknowledgements a JOIN revisions r ON r.id = a.revision
            WHERE a.person = \($0) ORDER BY a.at
            """
        },
        erasure: .kept(authorship)
    )

    private static let joinRequests = PersonalData(
        table: "join_requests",
        title: "Anfragen zur Mitarbeit",
        purpose: "Die Koordination entscheidet, wer in einem Arbeitsraum mitarbeitet.",
        retention: "Bis zur Entscheidung.",
        export: Export([Column("name", "Arbeitsraum"), Column("reason", "Wozu"), Column("at", "Zeit", .time)])
        {
            """
            SELECT w.name, j.reason, j.at FROM join_requests j JOIN workspaces w ON w.id = j.workspace
            WHERE j.person = \($0) ORDER BY j.at
            """
        },
        erasure: .change { id, _ in "DELETE FROM join_requests WHERE person = \(id)" }
    )

    private static let watches = PersonalData(
        table: "watches",
        title: "Beobachtete Seiten",
        purpose: "Über Änderungen benachrichtigen.",
        retention: "Bis die Person das Beobachten beendet.",
        export: Export([
            Column("title", "Seite"), Column("name", "Arbeitsraum"), Column("cadence", "Wie oft"),
        ]) {
            """
            SELECT p.title, w.name, x.cadence FROM watches x JOIN workspaces w ON w.id = x.workspace
            LEFT JOIN pages p ON p.id = x.page WHERE x.person = \($0) ORDER BY w.name_sort, p.title_sort
            """
        },
        erasure: .change { id, _ in "DELETE FROM watches WHERE person = \(id)" }
    )

    private static let notices = PersonalData(
        table: "notices",
        title: "Wartende Benachrichtigungen",
        purpose: "Mehrere Änderungen in einer Nachricht zusammenfassen.",
        retention: "Bis zur nächsten Nachricht, höchstens drei Wochen.",
        export: nil,
        erasure: .change { id, _ in "DELETE FROM notices WHERE person = \(id)" }
    )

    private static let visits = PersonalData(
        table: "visits",
        title: "Letzter Besuch",
        purpose: "Der Person selbst zeigen, was seit ihrem letzten Besuch neu ist; niemand sonst sieht es.",
        retention: "Nur der jüngste und der vorige Besuch.",
        export: Export([
            Column("seen_at", "Jüngster Besuch", .time), Column("before_at", "Voriger Besuch", .time),
        ]) {
            "SELECT seen_at, before_at FROM visits WHERE person = \($0)"
        },
        erasure: .change { id, _ in "DELETE FROM visits WHERE person = \(id)" }
    )

    private static let records = PersonalData(
        table: "page_records",
        title: "Aufgaben",
        purpose: "Wer eine Aufgabe aus einem Protokoll hat und wer sie erledigt hat.",
        retention: "So lange wie das Protokoll.",
        export: Export([
            Column("title", "Aufgabe"), Column("text", "Text"), Column("due_on", "Bis", .time),
            Column("done_at", "Erledigt", .time),
        ]) {
            "SELECT title, text, due_on, done_at FROM page_records WHERE person = \($0) ORDER BY made_on, id"
        },
        erasure: .kept(authorship)
    )

    private static let sections = PersonalData(
        table: "sections",
        title: "Geschützte Abschnitte",
        purpose: "Wer einen Abschnitt geschützt hat.",
        retention: "So lange wie der Schutz.",
        export: nil,
        erasure: .kept(authorship)
    )

    private static let sectionMembers = PersonalData(
        table: "section_members",
        title: "Zugang zu geschützten Abschnitten",
        purpose: "Wer einen geschützten Abschnitt lesen darf.",
        retention: "Bis die Person herausgenommen wird.",
        export: Export([Column("title", "Abschnitt"), Column("created_at", "Seit", .time)]) {
            """
            SELECT p.title, m.created_at FROM section_members m JOIN sections s ON s.id = m.section
            JOIN pages p ON p.id = s.page WHERE m.person = \($0) ORDER BY m.created_at
            """
        },
        erasure: .change { id, _ in "DELETE FROM section_members WHERE person = \(id)" }
    )

    private static let bundles = PersonalData(
        table: "bundles",
        title: "Bündel von Freigaben",
        purpose: "Wer ein Bündel zusammengestellt hat.",
        retention: "So lange wie der Arbeitsraum.",
        export: nil,
        erasure: .kept(authorship)
    )

    private static let releases = PersonalData(
        table: "releases",
        title: "Freigaben",
        purpose: "Nachvollziehen, wer was mit welcher Begründung veröffentlicht oder zurückgezogen hat.",
        retention: "So lange wie die Seite.",
        export: Export([
            Column("address", "Adresse"), Column("at", "Freigegeben", .time), Column("reason", "Begründung"),
        ]) { "SELECT address, at, reason FROM releases WHERE person = \($0) ORDER BY at, id" },
        erasure: .kept(authorship)
    )
}
