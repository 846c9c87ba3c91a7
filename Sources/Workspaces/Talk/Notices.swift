import Access
package import Store

/// What people are told about pages: written in the transaction of the change, mailed when it is due.
///
/// A notice names a page and never its words. Title, excerpt and link come when the mail is made, and only if the receiver may
/// read the page at that moment.
enum Notices {
    enum Kind: String, Sendable, SQLValue {
        case created, changed, commented, replied, mentioned, released, reminded
    }

    /// Tells everybody who watches the page, its branch or its workspace, except the one who did it.
    static func note(
        _ kind: Kind,
        on page: ID<WikiPage>,
        by actor: ID<Person>?,
        object: ID<Any>? = nil,
        in tx: Transaction
    ) throws {
        let watches = try Watch.reaching(page, in: tx)
        for watch in watches where watch.person != actor {
            let due = watch.cadence.due(after: tx.now)
            try insert(kind, page, watch.person, actor, object, due: due, in: tx)
        }
    }

    /// Tells people by name, at once, whatever they watch.
    static func tell(
        _ people: some Collection<ID<Person>>,
        _ kind: Kind,
        on page: ID<WikiPage>,
        by actor: ID<Person>?,
        object: ID<Any>? = nil,
        in tx: Transaction
    ) throws {
        for person in Set(people) where person != actor {
            // One message about a comment is enough, also for somebody who watches the page.
            if let object {
                try tx.run("DELETE FROM notices WHERE person = \(person) AND object = \(object)")
            }
            try insert(kind, page, person, actor, object, due: Watch.Cadence.once.due(after: tx.now), in: tx)
        }
    }

    private static func insert(
        _ kind: Kind,
        _ page: ID<WikiPage>,
        _ person: ID<Person>,
        _ actor: ID<Person>?,
        _ object: ID<Any>?,
        due: Timestamp,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO notices (id, person, page, kind, actor, object, at, due_at)
            VALUES (\(ID<Notices>.make(at: tx.now)), \(person), \(page), \(kind), \(actor), \(object), \(tx.now), \(due))
            """
        )
        // Everything that is due by then goes into one mail.
        try tx.enqueue(
            .mailDigest,
            payload: DigestJob(person: person),
            due: due,
            unique: "\(person) \(due.iso)"
        )
    }
}

/// Whose mail is due.
struct DigestJob: Codable, Sendable, Hashable {
    let person: ID<Person>
}

extension JobKind {
    package static let mailDigest = JobKind("mail.digest", "Über Änderungen in Arbeitsräumen benachrichtigen")
    package static let pageReminder = JobKind("pages.reminder", "An fällige Prüfungen von Seiten erinnern")

    package static let wiki = [mailDigest, mailJoin, pageReminder]
}
