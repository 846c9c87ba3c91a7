package import Access
package import Store

/// Who has taken note of a revision: "zur Kenntnis genommen", the one reaction there is.
package struct Acknowledgement: Sendable, Hashable, RowDecodable {
    package let person: ID<Person>
    package let name: String
    package let at: Timestamp

    package init(row: Row) throws {
        person = try row.get("person")
        name = try row.get("name")
        at = try row.get("at")
    }
}

extension Wiki {
    /// Says that somebody has taken note of exactly this revision; a second time changes nothing.
    package func acknowledge(
        _ revision: ID<Revision>,
        of page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await gate.perform(.acknowledged, by: actor.person, on: page.retyped(), in: workspace) { tx in
            let acting = try Self.acting(actor, in: tx)
            guard let person = acting.person else { throw WikiRefusal.notFound }
            _ = try own(page, in: workspace, for: actor, tx)
            let found: Int? = try tx.value(
                "SELECT 1 FROM revisions WHERE id = \(revision) AND page = \(page)"
            )
            guard found != nil else { throw WikiRefusal.notFound }
            let count = try tx.run(
                """
                INSERT INTO acknowledgements (revision, person, at) VALUES (\(revision), \(person), \(tx.now))
                ON CONFLICT (revision, person) DO NOTHING
                """
            )
            if count > 0 { try tx.record(Event(.acknowledged, by: person, on: page, in: workspace)) }
            return Done()
        }
    }

    static func acknowledgements(of revision: ID<Revision>, in reader: Reader) throws -> [Acknowledgement] {
        try reader.all(acknowledgements(of: revision))
    }

    static func acknowledgements(of revision: ID<Revision>) -> SQL {
        """
        SELECT a.person, a.at, \(sql: PersonName.sql("a.person")) AS name FROM acknowledgements a
        WHERE a.revision = \(revision) ORDER BY a.at, a.person
        """
    }
}
