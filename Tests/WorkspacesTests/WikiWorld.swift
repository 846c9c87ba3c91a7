import Access
import Pages
import Search
import Store
import TestSupport
import Testing

@testable import Workspaces

/// A migrated database with two workspaces, named people and their roles, and a clock that stands still.
struct WikiWorld: Sendable {
    let wiki: Wiki
    let store: Store
    let clock: TestClock
    /// "Bauen und Wohnen", where most of it happens.
    let room: ID<Workspace>
    /// "Familie und Kind", with other members.
    let other: ID<Workspace>
    private let ids: [Who: ID<Person>]

    var gate: Gate { wiki.gate }

    enum Who: String, Sendable, CaseIterable {
        /// Has an account and no role at all.
        case stranger = "Frida Fremd"
        /// Belongs to the kommunale Familie and to no workspace.
        case member = "Mia Muster"
        case reader = "Lea Lesen"
        case writer = "Sven Schreiber"
        case second = "Ute Zweit"
        case coordinator = "Karin Kern"
        /// May everything on the site and nothing in the workspaces.
        case administrator = "Adam Amt"
        /// Writes in the other workspace.
        case outsider = "Olaf Anders"
        /// Coordinates the other workspace.
        case head = "Hanna Haupt"
    }

    /// Runs a test on one engine.
    static func on(
        _ engine: Engine,
        _ visibility: Workspace.Visibility = .members,
        site: any PublicSiteKnowledge = NoPublicSite(),
        _ body: (WikiWorld) async throws -> Void
    ) async throws {
        let clock = TestClock()
        let migrations =
            StoreSchema.migrations + AccessSchema.migrations + SearchSchema.migrations + WikiSchema.migrations
            + AccessSchema.later
        try await TestDatabase.with(engine, migrations: migrations, clock: clock.clock) { store in
            try await SearchIndex.prepare(store)
            let types = PageTypes(["protokoll": WikiTexts.minutes])
            var settings = AccessSettings()
            settings.hashCost = .forTests
            let gate = try await Gate(
                store: store,
                settings: settings,
                personalData: PersonalData.access + PersonalData.wiki
            )
            let wiki = Wiki(gate: gate, types: types, site: site)
            try await body(try await WikiWorld(wiki, clock, visibility))
        }
    }

    private init(_ wiki: Wiki, _ clock: TestClock, _ visibility: Workspace.Visibility) async throws {
        (self.wiki, store, self.clock) = (wiki, wiki.store, clock)
        room = try await Self.room("bauen", "Bauen und Wohnen", visibility, wiki.gate)
        other = try await Self.room("familie", "Familie und Kind", .members, wiki.gate)
        var ids: [Who: ID<Person>] = [:]
        for who in Who.allCases {
            let draft = PersonDraft(
                email: who.rawValue.lowercased().replacing(" ", with: ".") + "@musterstadt.example",
                name: who.rawValue
            )
            let roles = who.siteRoles.map { GrantDraft(role: $0) }
            let added = try await wiki.gate.addPerson(
                draft,
                password: "vier Enten im Nebel",
                roles: roles,
                by: .commandLine
            )
            let id: ID<Person> = try #require(added.value, "\(added)")
            ids[who] = id
        }
        self.ids = ids
        for (who, role) in [
            (Who.reader, Role.Key.reading), (.writer, .writing), (.second, .writing),
            (.coordinator, .coordination),
        ] {
            try await appoint(who, role, in: room)
        }
        try await appoint(.outsider, .writing, in: other)
        try await appoint(.head, .coordination, in: other)
    }

    private static func room(_ slug: String, _ name: String, _ visibility: Workspace.Visibility, _ gate: Gate)
        async throws
        -> ID<Workspace>
    {
        let draft = WorkspaceDraft(
            slug: slug,
            name: name,
            purpose: "Proben",
            closedReason: "Entwürfe",
            visibility: visibility
        )
        return try #require(try await gate.createWorkspace(draft, by: .commandLine).value)
    }

    func id(_ who: Who) -> ID<Person> { ids[who] ?? ID<Person>.make() }

    func appoint(_ who: Who, _ role: Role.Key, until: Timestamp? = nil, in room: ID<Workspace>) async throws {
        let outcome = try await gate.setMember(
            .person(id(who)),
            role: role,
            until: until,
            in: room,
            by: .commandLine
        )
        try #require(outcome.value != nil, "\(outcome)")
    }

    func dismiss(_ who: Who, from room: ID<Workspace>) async throws {
        try #require(try await gate.removeMember(.person(id(who)), from: room, by: .commandLine).value != nil)
    }

    /// Somebody signed in, with the rights of this moment.
    func principal(_ who: Who, seenBy viewer: Who? = nil) async throws -> Principal {
        let person = id(who)
        let (site, rooms) = try await store.read { reader in
            let rows = try reader.rows(
                """
                SELECT g.workspace, g.role, rr.right_key FROM grants g LEFT JOIN role_rights rr ON rr.role = g.role
                WHERE (g.person = \(person) OR g.group_id IN (SELECT group_id FROM group_members WHERE person = \(person)))
                    AND (g.until IS NULL OR g.until > \(reader.now))
                """
            )
            var site: Set<Right> = []
            var rooms: [ID<Workspace>: Set<Right>] = [:]
            for row in rows {
                let room: ID<Workspace>? = try row.get("workspace")
                let right: Right? = try row.get("right_key", as: String?.self).flatMap(Right.init(rawValue:))
                if let room, let right { rooms[room, default: []].insert(right) }
                if room == nil, try row.get("role", as: Role.Key.self) == .administration {
                    site = Right.of(.site)
                }
                if room == nil, let right { site.insert(right) }
            }
            return (site, rooms)
        }
        return Principal(
            person: person,
            name: who.rawValue,
            email: "",
            session: .make(),
            siteRights: site,
            workspaceRights: rooms,
            viewer: viewer.map { Principal.Viewer(person: id($0), name: $0.rawValue) },
            signedInAt: clock.now,
            seenAt: clock.now
        )
    }

    func by(_ who: Who) async throws -> Actor { .principal(try await principal(who)) }

    func group(_ name: String, _ members: Who...) async throws -> ID<Group> {
        let group = try #require(try await gate.createGroup(name: name, note: "", by: .commandLine).value)
        for who in members { _ = try await gate.addMember(id(who), to: group, by: .commandLine) }
        return group
    }
}

extension WikiWorld.Who {
    fileprivate var siteRoles: [Role.Key] {
        switch self {
        case .stranger: []
        case .administrator: [.administration]
        default: [.member]
        }
    }
}
