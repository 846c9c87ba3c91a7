package import Access
package import Store

/// That somebody of the kommunale Familie wants to work in a workspace.
package struct JoinRequest: Sendable, Hashable, RowDecodable {
    package let id: ID<JoinRequest>
    package let person: ID<Person>
    package let name: String
    package let organisation: String
    package let reason: String
    package let at: Timestamp

    package init(row: Row) throws {
        id = try row.get("id")
        person = try row.get("person")
        name = try row.get("name")
        organisation = try row.get("organisation")
        reason = try row.get("reason")
        at = try row.get("at")
    }
}

extension Wiki {
    /// Asks to become a member; those who coordinate decide.
    package func askToJoin(_ workspace: ID<Workspace>, reason: String, by principal: Principal) async throws
        -> Outcome<
            Done, WikiRefusal
        >
    {
        let actor = Actor.principal(principal)
        return try await gate.perform(.joinAsked, by: actor.person, in: workspace) { tx in
            let acting = try Self.acting(actor, in: tx)
            guard let person = acting.person, acting.may(.familyRead) else { throw WikiRefusal.notFound }
            let found: Int? = try tx.value("SELECT 1 FROM workspaces WHERE id = \(workspace)")
            guard found != nil, !acting.may(.workspaceRead, in: workspace) else { throw WikiRefusal.notFound }
            var checks = FieldChecks()
            let reason = checks.block(reason, "grund", "Wozu", upTo: 1000, isRequired: true)
            try checks.throwIfAny()
            let request: ID<JoinRequest>? = try tx.value(
                """
                INSERT INTO join_requests (id, workspace, person, reason, at)
                VALUES (\(ID<JoinRequest>.make(at: tx.now)), \(workspace), \(person), \(reason), \(tx.now))
                ON CONFLICT (workspace, person) DO UPDATE SET reason = excluded.reason, at = excluded.at
                RETURNING id
                """
            )
            if let request {
                // Who corrects her words within the hour disturbs nobody again.
                let hour = tx.now.microseconds / 3_600_000_000
                try tx.enqueue(
                    .mailJoin,
                    payload: JoinJob.asked(request),
                    due: tx.now,
                    unique: "\(request) \(hour)"
                )
            }
            try tx.record(Event(.joinAsked, by: person, on: workspace, in: workspace))
            return Done()
        }
    }

    package func joinRequests(for workspace: ID<Workspace>) async throws -> [JoinRequest] {
        try await store.read { try Self.joinRequests(for: workspace, in: $0) }
    }

    static func joinRequests(for workspace: ID<Workspace>, in reader: Reader) throws -> [JoinRequest] {
        try reader.all(
            """
            SELECT j.id, j.person, p.name, p.organisation, j.reason, j.at FROM join_requests j
            JOIN people p ON p.id = j.person WHERE j.workspace = \(workspace) AND p.state = \(PersonState.active)
            ORDER BY j.at, j.id
            """
        )
    }

    /// The request of a person that still waits.
    package func hasAskedToJoin(_ workspace: ID<Workspace>, _ principal: Principal) async throws -> Bool {
        try await store.read { reader in
            try reader.value(
                "SELECT 1 FROM join_requests WHERE workspace = \(workspace) AND person = \(principal.person)",
                as: Int64.self
            ) != nil
        }
    }

    /// Takes a person in with a role, or says no; the request is gone either way.
    package func answer(
        _ request: ID<JoinRequest>,
        role: Role.Key?,
        in workspace: ID<Workspace>,
        by principal: Principal
    ) async throws -> Outcome<Done, WikiRefusal> {
        if principal.isReadOnly { return .refused(.readOnly) }
        // Before anybody becomes a member: others may appoint members, but do not answer requests.
        guard principal.may(.workspaceCoordinate, in: workspace) else { return .refused(.notFound) }
        let found = try await joinRequests(for: workspace).first { $0.id == request }
        guard let found else { return .refused(.notFound) }
        // Whoever became a member another way meanwhile keeps the role that she has.
        let isMember = try await gate.workspaceMembers(workspace, for: principal).contains {
            $0.grantee == .person(found.person)
        }
        if let role, !isMember {
            let outcome = try await gate.setMember(
                .person(found.person),
                role: role,
                until: nil,
                in: workspace,
                by: .principal(principal)
            )
            switch outcome {
            case .done: break
            case .invalid(let problems): return .invalid(problems)
            case .refused: return .refused(.notFound)
            }
        }
        return try await perform(
            .joinAnswered,
            needs: .workspaceCoordinate,
            in: workspace,
            by: .principal(principal)
        ) {
            tx,
            acting in
            let count = try tx.run(
                "DELETE FROM join_requests WHERE id = \(request) AND workspace = \(workspace)"
            )
            guard count == 1 else { throw WikiRefusal.changedMeanwhile }
            let detail = ["answer": role?.rawValue ?? "no"]
            try tx.record(
                Event(.joinAnswered, by: acting.person, on: found.person, in: workspace, detail: detail)
            )
            try tx.enqueue(
                .mailJoin,
                payload: JoinJob.answered(
                    person: found.person,
                    workspace: workspace,
                    isAdmitted: role != nil
                ),
                due: tx.now,
                unique: "\(request)"
            )
            return Done()
        }
    }
}
