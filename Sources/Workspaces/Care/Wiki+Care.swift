package import Access
package import Store

extension Wiki {
    /// Says who answers for a page and who stands in; both have to be members of the workspace.
    package func setCare(
        of page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        owner: ID<Person>?,
        deputy: ID<Person>?,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await perform(.pageCared, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor) {
            tx,
            acting in
            _ = try own(page, in: workspace, for: actor, tx)
            for (field, person) in [("owner", owner), ("deputy", deputy)] {
                guard let person else { continue }
                let found: Int? = try tx.value(
                    """
                    SELECT 1 FROM people p WHERE p.id = \(person) AND p.state = \(PersonState.active)
                        AND p.id IN (\(sql: Membership.people(of: workspace, at: tx.now)))
                    """
                )
                guard found != nil else {
                    throw InvalidInput(
                        field,
                        "Diese Person ist kein Mitglied des Arbeitsraums. Wählen Sie ein Mitglied."
                    )
                }
            }
            if owner != nil, owner == deputy {
                throw InvalidInput(
                    "deputy",
                    "Zuständigkeit und Vertretung sind dieselbe Person. Wählen Sie eine andere."
                )
            }
            try tx.run(
                "UPDATE pages SET owner = \(owner), deputy = \(deputy), reminded_at = NULL WHERE id = \(page)"
            )
            try tx.record(Event(.pageCared, by: acting.person, on: page, in: workspace))
            return Done()
        }
    }

    /// The members of a workspace by name, for choosing one.
    package func members(of workspace: ID<Workspace>) async throws -> [(
        id: ID<Person>, name: String, organisation: String
    )] {
        try await store.read { reader in
            try reader.rows(
                """
                SELECT p.id, p.name, p.organisation FROM people p WHERE p.state = \(PersonState.active)
                    AND p.id IN (\(sql: Membership.people(of: workspace, at: reader.now))) ORDER BY p.name_sort, p.id
                """
            ).map { (try $0.get("id"), try $0.get("name"), try $0.get("organisation")) }
        }
    }
}

/// Who can see a page, said in words: "Mitglieder des Arbeitsraums (12 Personen)".
package struct EffectiveRights: Sendable, Hashable {
    package let visibility: Workspace.Visibility
    /// Active people of the kommunale Familie.
    package let family: Int
    /// Members of the workspace by what they may do.
    package let readers: Int
    package let writers: Int
    package let coordinators: Int
    /// The reason of the restricted section that the page lies in, and how many belong to it beside those who coordinate.
    package let sectionReason: String?
    package let sectionMembers: Int
    /// Everybody who can see the latest revision; `nil` for all the world.
    package let people: Int?
}

extension Wiki {
    /// Counts who can see a page, with the same rules that let them in.
    func effectiveRights(of page: WikiPage, in reader: Reader) throws -> EffectiveRights {
        let room = try Workspace.find(page.workspace, in: reader)
        let visibility = room?.visibility ?? .members
        let now = reader.now
        let active: SQL = "p.state = \(PersonState.active)"
        func holders(_ right: Right) -> SQL {
            """
            SELECT g.person FROM grants g JOIN role_rights rr ON rr.role = g.role
            WHERE rr.right_key = \(right) AND g.workspace = \(page.workspace) AND g.person IS NOT NULL
                AND (g.until IS NULL OR g.until > \(now))
            UNION SELECT m.person FROM grants g JOIN role_rights rr ON rr.role = g.role
            JOIN group_members m ON m.group_id = g.group_id
            WHERE rr.right_key = \(right) AND g.workspace = \(page.workspace) AND (g.until IS NULL OR g.until > \(now))
            """
        }
        let family: SQL = """
            SELECT g.person FROM grants g LEFT JOIN role_rights rr ON rr.role = g.role AND rr.right_key = \(Right.familyRead)
            WHERE g.workspace IS NULL AND g.person IS NOT NULL AND (rr.role IS NOT NULL OR g.role = \(Role.Key.administration))
                AND (g.until IS NULL OR g.until > \(now))
            UNION SELECT m.person FROM grants g LEFT JOIN role_rights rr ON rr.role = g.role AND rr.right_key = \(Right.familyRead)
            JOIN group_members m ON m.group_id = g.group_id
            WHERE g.workspace IS NULL AND (rr.role IS NOT NULL OR g.role = \(Role.Key.administration))
                AND (g.until IS NULL OR g.until > \(now))
            """
        func count(_ keys: SQL) throws -> Int {
            try reader.value("SELECT count(*) FROM people p WHERE \(sql: active) AND p.id IN (\(sql: keys))")
                ?? 0
        }
        let section: WikiSection? = try page.section.flatMap {
            try reader.first("SELECT * FROM sections WHERE id = \($0)")
        }
        let inSection: SQL? = section.map { section in
            """
            SELECT person FROM section_members WHERE section = \(section.id) AND person IS NOT NULL
            UNION SELECT gm.person FROM section_members sm JOIN group_members gm ON gm.group_id = sm.group_id
            WHERE sm.section = \(section.id)
            """
        }
        let people: Int?
        if let inSection {
            people = try count(
                """
                SELECT s.person FROM (\(sql: inSection)) s WHERE s.person IN (\(sql: holders(.workspaceRead)))
                UNION SELECT c.person FROM (\(sql: holders(.workspaceCoordinate))) c
                """
            )
        } else {
            switch visibility {
            case .open: people = nil
            case .family:
                people = try count(
                    "SELECT f.person FROM (\(sql: family)) f UNION SELECT r.person FROM (\(sql: holders(.workspaceRead))) r"
                )
            case .members: people = try count(holders(.workspaceRead))
            }
        }
        return EffectiveRights(
            visibility: visibility,
            family: try count(family),
            readers: try count(holders(.workspaceRead)),
            writers: try count(holders(.workspaceWrite)),
            coordinators: try count(holders(.workspaceCoordinate)),
            sectionReason: section?.reason,
            sectionMembers: try inSection.map(count) ?? 0,
            people: people
        )
    }
}
