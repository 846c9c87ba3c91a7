package import Store

extension Gate {
    /// Who a token stands for at this moment; `nil` when the session is over or the person may not sign in.
    ///
    /// Two questions by index in one go and no write, so it can run for every request.
    package func principal(_ token: Token, in reader: Reader) throws -> Principal? {
        let current: SQL = "s.token_hash = \(token.hash)"
        let previous: SQL = "s.previous_hash = \(token.hash) AND s.previous_until > \(reader.now)"
        // Two look-ups rather than an OR: nearly every request is answered by the first.
        return try principal(current, in: reader) ?? principal(previous, in: reader)
    }

    private func principal(_ session: SQL, in reader: Reader) throws -> Principal? {
        let holder: SQL = "(SELECT s.person FROM sessions s WHERE \(sql: session))"
        let answers = try reader.together([
            sessionQuestion(session, at: reader.now), HeldRights.question(holder, at: reader.now),
        ])
        guard let row = answers[0].first else { return nil }
        let held = try HeldRights(answers[1])
        if let viewed = try row.get("view_as", as: ID<Person>?.self),
            let principal = try viewing(viewed, row, held, in: reader)
        {
            return principal
        }
        return try own(row, held)
    }

    /// The same in a read of its own.
    package func principal(_ token: Token) async throws -> Principal? {
        try await store.read { reader in try principal(token, in: reader) }
    }

    private func sessionQuestion(_ condition: SQL, at now: Timestamp) -> SQL {
        """
        SELECT s.id AS session, s.stage, s.created_at, s.rotated_at, s.seen_at, s.flash, s.view_as,
            p.id AS person, p.name, p.email, p.organisation, p.totp_confirmed_at, p.rights_changed_at
        FROM sessions s JOIN people p ON p.id = s.person
        WHERE \(sql: condition) AND s.expires_at > \(now) AND s.seen_at > \(now - settings.sessionIdle)
            AND p.state = \(PersonState.active)
        """
    }

    private func own(_ row: Row, _ held: HeldRights) throws -> Principal {
        let hasSecondFactor = try row.get("totp_confirmed_at", as: Timestamp?.self) != nil
        var stage: SessionStage = try row.get("stage")
        if stage != .secondFactor { stage = held.needsSecondFactor && !hasSecondFactor ? .enrolment : .full }
        let changed = max(try row.get("rights_changed_at"), held.rolesChangedAt ?? Timestamp(microseconds: 0))
        return try Principal(
            row,
            person: row,
            held: held,
            stage: stage,
            rightsChangedAt: changed,
            viewer: nil
        )
    }

    /// The principal of "Ansicht als …"; `nil` when the view no longer holds, so that the viewer is herself
    /// again.
    private func viewing(_ viewed: ID<Person>, _ row: Row, _ own: HeldRights, in reader: Reader) throws
        -> Principal?
    {
        let viewer = try self.own(row, own)
        let person = try reader.rows(
            """
            SELECT id AS person, name, email, organisation FROM people
            WHERE id = \(viewed) AND state = \(PersonState.active)
            """
        ).first
        guard let person, viewer.may(.peopleViewAs) else { return nil }
        let held = try HeldRights.of(viewed, in: reader)
        // Rights may have changed since the view began.
        let own = HeldRights(site: viewer.siteRights, workspaces: viewer.workspaceRights)
        guard own.covers(held) else { return nil }
        return try Principal(
            row,
            person: person,
            held: held,
            stage: .full,
            rightsChangedAt: Timestamp(microseconds: 0),
            viewer: Principal.Viewer(person: viewer.person, name: viewer.name)
        )
    }
}

extension Principal {
    fileprivate init(
        _ session: Row,
        person row: Row,
        held: HeldRights,
        stage: SessionStage,
        rightsChangedAt: Timestamp,
        viewer: Viewer?
    ) throws {
        person = try row.get("person")
        name = try row.get("name")
        email = try row.get("email")
        organisation = try row.get("organisation")
        self.session = try session.get("session")
        self.stage = stage
        siteRights = stage == .full ? held.site : []
        workspaceRights = stage == .full ? held.workspaces : [:]
        self.viewer = viewer
        mustRotate = rightsChangedAt > (try session.get("rotated_at"))
        signedInAt = try session.get("created_at")
        seenAt = try session.get("seen_at")
        flash = try session.get("flash")
    }
}
