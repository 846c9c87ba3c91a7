package import Access
package import Store

/// Who belongs to a restricted section.
package struct SectionMember: Sendable, Hashable, RowDecodable {
    package let id: ID<SectionMember>
    package let person: ID<Person>?
    package let group: ID<Group>?
    package let name: String

    package init(row: Row) throws {
        id = try row.get("id")
        person = try row.get("person")
        group = try row.get("group_id")
        name = try row.get("name")
    }
}

extension Wiki {
    /// Restricts a page and everything below it to some of the members; those who coordinate always belong to it.
    package func closeSection(
        _ page: ID<WikiPage>,
        reason: String,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<ID<WikiSection>, WikiRefusal> {
        try await perform(
            .sectionClosed,
            needs: .workspaceCoordinate,
            in: workspace,
            on: page.retyped(),
            by: actor
        ) {
            tx,
            acting in
            _ = try own(page, in: workspace, for: actor, tx)
            var checks = FieldChecks()
            let reason = checks.block(reason, "grund", "Grund", upTo: 1000, isRequired: true)
            try checks.throwIfAny()
            // What lies in the bin below it comes back into the section, and its title is hidden till then.
            let branch = try branch(of: page, .both, in: tx)
            let taken: Int? = try tx.value(
                "SELECT 1 FROM pages WHERE id IN \(list: branch) AND section IS NOT NULL LIMIT 1"
            )
            guard taken == nil else { throw WikiRefusal.sectionInSection }
            let id = ID<WikiSection>.make(at: tx.now)
            try tx.run(
                """
                INSERT INTO sections (id, workspace, page, reason, created_at, created_by)
                VALUES (\(id), \(workspace), \(page), \(reason), \(tx.now), \(acting.person))
                """
            )
            try setSection(id, of: branch, in: tx)
            try tx.touchTree(of: workspace)
            try tx.record(Event(.sectionClosed, by: acting.person, on: page, in: workspace))
            return id
        }
    }

    /// Lets all who read the workspace read the pages again.
    package func openSection(_ page: ID<WikiPage>, in workspace: ID<Workspace>, by actor: Actor) async throws
        -> Outcome<
            Done, WikiRefusal
        >
    {
        try await perform(
            .sectionOpened,
            needs: .workspaceCoordinate,
            in: workspace,
            on: page.retyped(),
            by: actor
        ) {
            tx,
            acting in
            _ = try own(page, in: workspace, for: actor, tx)
            let section: ID<WikiSection>? = try tx.value("SELECT id FROM sections WHERE page = \(page)")
            guard let section else { throw WikiRefusal.notFound }
            let branch: [ID<WikiPage>] = try tx.values("SELECT id FROM pages WHERE section = \(section)")
            try setSection(nil, of: branch, in: tx)
            try tx.run("DELETE FROM sections WHERE id = \(section)")
            try tx.touchTree(of: workspace)
            try tx.record(Event(.sectionOpened, by: acting.person, on: page, in: workspace))
            return Done()
        }
    }

    /// Lets a member of the workspace, or a group, into a section.
    package func admit(
        _ who: Grantee,
        to page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await perform(
            .sectionMemberAdded,
            needs: .workspaceCoordinate,
            in: workspace,
            on: page.retyped(),
            by: actor
        ) {
            tx,
            acting in
            _ = try own(page, in: workspace, for: actor, tx)
            let section: ID<WikiSection>? = try tx.value("SELECT id FROM sections WHERE page = \(page)")
            guard let section else { throw WikiRefusal.notFound }
            try checkIsMember(who, of: workspace, in: tx)
            let (person, group) = who.ids
            try tx.run(
                """
                INSERT INTO section_members (id, section, person, group_id, created_at)
                SELECT \(ID<SectionMember>.make(at: tx.now)), \(section), \(person), \(group), \(tx.now)
                WHERE NOT EXISTS (SELECT 1 FROM section_members
                    WHERE section = \(section) AND (person = \(person) OR group_id = \(group)))
                """
            )
            try tx.record(Event(.sectionMemberAdded, by: acting.person, on: page, in: workspace))
            return Done()
        }
    }

    package func expel(
        _ member: ID<SectionMember>,
        from page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await perform(
            .sectionMemberRemoved,
            needs: .workspaceCoordinate,
            in: workspace,
            on: page.retyped(),
            by: actor
        ) { tx, acting in
            _ = try own(page, in: workspace, for: actor, tx)
            let count = try tx.run(
                """
                DELETE FROM section_members WHERE id = \(member)
                    AND section IN (SELECT id FROM sections WHERE page = \(page) AND workspace = \(workspace))
                """
            )
            guard count == 1 else { throw WikiRefusal.notFound }
            try tx.record(Event(.sectionMemberRemoved, by: acting.person, on: page, in: workspace))
            return Done()
        }
    }

    /// The section at whose top a page stands, with its members; for those who coordinate.
    package func section(at page: ID<WikiPage>) async throws -> (
        section: WikiSection, members: [SectionMember]
    )? {
        try await store.read { reader in
            guard let section: WikiSection = try reader.first("SELECT * FROM sections WHERE page = \(page)")
            else {
                return nil
            }
            let members: [SectionMember] = try reader.all(
                """
                SELECT m.id, m.person, m.group_id, COALESCE(g.name, p.name) AS name FROM section_members m
                LEFT JOIN people p ON p.id = m.person LEFT JOIN groups g ON g.id = m.group_id
                WHERE m.section = \(section.id) ORDER BY COALESCE(g.name_sort, p.name_sort), m.id
                """
            )
            return (section, members)
        }
    }

    private func checkIsMember(_ who: Grantee, of workspace: ID<Workspace>, in tx: Transaction) throws {
        let (person, group) = who.ids
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM grants WHERE workspace = \(workspace) AND (until IS NULL OR until > \(tx.now))
                AND (person = \(person) OR group_id = \(group)
                    OR group_id IN (SELECT group_id FROM group_members WHERE person = \(person))) LIMIT 1
            """
        )
        guard found != nil else {
            throw InvalidInput(
                "email",
                "Diese Person ist kein Mitglied des Arbeitsraums. Nehmen Sie sie zuerst auf."
            )
        }
    }

    /// The section that begins within a branch, at its top or anywhere below.
    func ownSection(of branch: [ID<WikiPage>], in tx: Transaction) throws -> ID<WikiSection>? {
        guard let top = branch.first else { return nil }
        return try tx.value("SELECT id FROM sections WHERE page = \(top)")
    }

    /// Moves must not put one section into another, nor take a piece of a section out unnoticed.
    func checkSections(
        of page: WikiPage,
        branch: [ID<WikiPage>],
        into section: ID<WikiSection>?,
        leaves: Bool,
        in tx: Transaction
    ) throws {
        let inside: Int? = try tx.value("SELECT 1 FROM sections WHERE page IN \(list: branch) LIMIT 1")
        guard inside != nil else { return }
        if section != nil || leaves { throw WikiRefusal.sectionInSection }
    }

    /// Notes for pages in which section they lie, and brings links in line: from outside none leads into a section, and what has
    /// left one leads to no page of it.
    func setSection(_ section: ID<WikiSection>?, of branch: [ID<WikiPage>], in tx: Transaction) throws {
        try tx.run("UPDATE pages SET section = \(section) WHERE id IN \(list: branch)")
        let alive: [WikiPage] = try tx.all(
            WikiPage.select(
                "pages.id IN \(list: branch) AND pages.deleted_at IS NULL",
                rest: "ORDER BY pages.id"
            )
        )
        for page in alive {
            try reproject(page, in: tx)
            try Self.answerWishes(for: page.id, in: tx)
        }
        if section != nil { try findLinksAnew(to: branch, in: tx) }
    }
}

extension Grantee {
    /// As the columns `person` and `group_id` hold it.
    var ids: (person: ID<Person>?, group: ID<Group>?) {
        switch self {
        case .person(let id): (id, nil)
        case .group(let id): (nil, id)
        }
    }
}
