import Access
import Accounts
import Markup
import Store

/// The mails about what happened in workspaces: one per person and time, only about pages that she may read now.
struct DigestPost: Sendable {
    let wiki: Wiki
    let postbox: Postbox

    /// Sends what is due for a person; several notices about one page become one paragraph.
    ///
    /// Should the program die between the mail and the note of it, the job runs again; the mail then has the same Message-ID.
    func send(_ job: Job) async throws {
        let person = try job.decode(DigestJob.self).person
        guard let receiver = try await wiki.gate.addressee(person) else {
            _ = try await wiki.store.write { try $0.run("DELETE FROM notices WHERE person = \(person)") }
            return
        }
        guard let reader = try await wiki.gate.audience(of: person) else { return }
        let due = try await wiki.store.read { try Self.due(person, for: reader, in: $0) }
        guard !due.keys.isEmpty else { return }
        if !due.lines.isEmpty {
            let letter = Self.letter(to: receiver.name, due.lines, on: postbox.letterhead)
            let mailbox = try Postbox.mailbox(receiver.address, receiver.name)
            try await postbox.send(letter, to: mailbox, id: job.id.description, at: wiki.store.clock())
        }
        try await wiki.store.write { tx in
            try tx.run("DELETE FROM notices WHERE id IN \(list: due.keys)")
            // What did not fit into this mail goes into the next.
            guard due.keys.count == Self.most else { return }
            try tx.enqueue(
                .mailDigest,
                payload: DigestJob(person: person),
                due: tx.now,
                unique: "\(person) \(tx.now.iso)"
            )
        }
    }

    /// Notices that one mail takes up.
    private static let most = 500

    /// A page with what happened to it.
    struct Line: Sendable {
        var title: String
        var workspace: String
        var path: String
        var events: [String]
    }

    /// What is due, and what the person may know of it.
    static func due(_ person: ID<Person>, for reader: some Access.Audience, in db: Reader) throws -> (
        keys: [ID<Notices>], lines: [Line]
    ) {
        let rows = try db.rows(
            """
            SELECT n.id, n.page, n.kind, \(sql: PersonName.sql("n.actor")) AS actor_name FROM notices n
            WHERE n.person = \(person) AND n.due_at <= \(db.now) ORDER BY n.at, n.id LIMIT \(Self.most)
            """
        )
        var order: [ID<WikiPage>] = []
        var events: [ID<WikiPage>: [String]] = [:]
        for row in rows {
            let page: ID<WikiPage> = try row.get("page")
            if events[page] == nil { order.append(page) }
            let kind: Notices.Kind = try row.get("kind")
            let actor: String = try row.get("actor_name")
            let text = kind == .reminded ? "die Prüfung ist fällig" : "\(actor) \(kind.words)"
            if events[page]?.last != text { events[page, default: []].append(text) }
        }
        let lines = try order.compactMap { id -> Line? in
            let page: WikiPage? = try db.first(
                WikiPage.select("pages.id = \(id) AND \(sql: WikiPage.visible(to: reader))")
            )
            return page.map {
                Line(
                    title: $0.title,
                    workspace: $0.workspaceName,
                    path: $0.address.text,
                    events: events[id] ?? []
                )
            }
        }
        return (try rows.map { try $0.get("id") }, lines)
    }

    static func letter(to name: String, _ lines: [Line], on head: Letterhead) -> Letter {
        var paragraphs: [Letter.Paragraph] = [
            lines.count == 1
                ? "in einem Arbeitsraum gibt es Neues auf einer Seite:"
                : .text("in Ihren Arbeitsräumen gibt es Neues auf \(lines.count) Seiten:")
        ]
        for line in lines.prefix(50) {
            paragraphs.append(
                .text("\(line.title) (\(line.workspace)): \(line.events.joined(separator: ", ")).")
            )
            paragraphs.append(.link(head.url(line.path)))
        }
        if lines.count > 50 { paragraphs.append(.text("Und \(lines.count - 50) weitere Seiten.")) }
        paragraphs.append(
            "Sie erhalten diese Nachricht, weil Sie die Seiten beobachten, für sie zuständig sind oder jemand Sie erwähnt hat. Was Sie beobachten, ändern Sie hier:"
        )
        paragraphs.append(.link(head.url("/mein-bereich/beobachtet/")))
        let subject = lines.count == 1 ? "Neues: \(lines[0].title)" : "Neues auf \(lines.count) Seiten"
        return Letter(subject: subject, name: name, paragraphs: paragraphs)
    }
}

extension Notices.Kind {
    /// What the person did, after her name.
    var words: String {
        switch self {
        case .created: "hat die Seite angelegt"
        case .changed: "hat die Seite geändert"
        case .commented: "hat einen Kommentar geschrieben"
        case .replied: "hat auf einen Kommentar geantwortet"
        case .mentioned: "hat Sie erwähnt"
        case .released: "hat eine Fassung freigegeben"
        case .reminded: "erinnert an die Prüfung"
        }
    }
}
