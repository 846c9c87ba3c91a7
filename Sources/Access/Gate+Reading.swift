package import Store

/// What somebody may read when she is not there: for mails that must tell her no more than the pages would.
package struct AbsentReader: Audience {
    package let ownID: ID<Person>?
    let held: HeldRights

    package func may(_ right: Right) -> Bool { held.site.contains(right) }

    package func places(with right: Right) -> [ID<Workspace>]? {
        held.workspaces.filter { $0.value.contains(right) }.map(\.key)
    }
}

extension Gate {
    /// The rights of an active person at this moment; `nil` for everybody else.
    package func audience(of person: ID<Person>) async throws -> AbsentReader? {
        try await store.read { reader in
            let active: Int? = try reader.value(
                "SELECT 1 FROM people WHERE id = \(person) AND state = \(PersonState.active)"
            )
            guard active != nil else { return nil }
            return AbsentReader(ownID: person, held: try HeldRights.of(person, in: reader))
        }
    }

    /// An active person as she would act now, without a session: for programs that write in somebody's name, such as the
    /// demonstration.
    package func standIn(for person: ID<Person>) async throws -> Principal? {
        try await store.read { reader in
            guard let found = try Person.find(person, in: reader), found.state == .active else { return nil }
            let held = try HeldRights.of(person, in: reader)
            return Principal(
                person: person,
                name: found.name,
                email: found.email ?? "",
                organisation: found.organisation,
                session: ID<Session>.make(at: reader.now),
                siteRights: held.site,
                workspaceRights: held.workspaces,
                signedInAt: reader.now,
                seenAt: reader.now
            )
        }
    }
}
