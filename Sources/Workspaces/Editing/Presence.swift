package import Access
package import Store

/// Who has a page open for editing, as the editor says every few seconds.
package struct Presence: Sendable, Hashable {
    /// Names of the others, by name.
    package let others: [String]
    /// The latest revision when it is newer than the one that is being edited, and who made it.
    package let newer: RevisionRow?
}

extension Wiki {
    /// A page counts as open for so long after the last sign of life.
    static var presenceLasts: Duration { .seconds(60) }

    /// Says that somebody is editing a page, and asks who else is.
    package func attend(
        _ page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        base: ID<Revision>?,
        by actor: Actor
    ) async throws -> Outcome<Presence, WikiRefusal> {
        try await perform(.pageOpened, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor) {
            tx,
            acting in
            let current = try own(page, in: workspace, for: actor, tx)
            guard let person = acting.person else { throw WikiRefusal.notFound }
            try tx.run(
                """
                INSERT INTO presences (page, person, seen_at) VALUES (\(page), \(person), \(tx.now))
                ON CONFLICT (page, person) DO UPDATE SET seen_at = excluded.seen_at
                """
            )
            return Presence(
                others: try others(on: page, than: person, tx),
                newer: base == current.latest
                    ? nil : try tx.first(RevisionRow.select("id = \(current.latest)"))
            )
        }
    }

    /// The same question without saying that one is there, for the page that opens the editor.
    package func others(on page: ID<WikiPage>, than principal: Principal) async throws -> [String] {
        try await store.read { try others(on: page, than: principal.person, $0) }
    }

    private func others(on page: ID<WikiPage>, than person: ID<Person>, _ reader: Reader) throws -> [String] {
        try reader.values(
            """
            SELECT p.name FROM presences s JOIN people p ON p.id = s.person
            WHERE s.page = \(page) AND s.person <> \(person) AND s.seen_at > \(reader.now - Self.presenceLasts)
                AND p.state = \(PersonState.active)
            ORDER BY p.name_sort, p.id
            """
        )
    }
}
