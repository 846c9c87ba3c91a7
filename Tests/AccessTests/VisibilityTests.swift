import Store
import TestSupport
import Testing

@testable import Access

@Suite("What somebody may see")
struct VisibilityTests {
    /// Six people who look, three workspaces, people of every state.
    private func scene(_ world: World) async throws -> (
        audiences: [String: Principal?], rooms: [ID<Workspace>]
    ) {
        let rooms = [
            try await world.workspace("mitglieder", .members), try await world.workspace("familie", .family),
            try await world.workspace("offen", .open),
        ]
        let gate = world.gate
        for name in ["lesende", "beteiligte"] { try await world.add(name) }
        for (name, role) in [("lesende", Role.Key.reading), ("beteiligte", .coordination)] {
            let id = try #require(try await gate.personID(email: world.address(name)))
            _ = try await gate.setMember(.person(id), role: role, until: nil, in: rooms[0], by: .commandLine)
        }
        let disabled = try await world.add("stumm", .member)
        _ = try await gate.deactivate(disabled, by: .commandLine)
        let gone = try await world.add("fort", .member)
        _ = try await gate.delete(gone, by: .commandLine)
        let draft = PersonDraft(email: world.address("rita"), name: "Rita Beispiel")
        _ = try await gate.requestAccount(draft, note: "Geheimnotiz", client: World.home)
        _ = try await gate.invite(
            PersonDraft(email: world.address("ingo"), name: "Ingo"),
            roles: [],
            by: .commandLine
        )
        let audiences: [String: Principal?] = [
            "niemand": nil, "ohne Rolle": try await world.member("otto"),
            "mitglied": try await world.member("mia", .member),
            "lesend": try await world.principal("lesende"),
            "kontaktpflege": try await world.member("karla", .contacts),
            "administration": try await world.member("anna", .administration),
        ]
        return (audiences, rooms)
    }

    @Test("workspaces in a list are exactly those that can be found", arguments: TestDatabase.engines)
    func workspaces(engine: Engine) async throws {
        try await World.on(engine) { world in
            let (audiences, rooms) = try await scene(world)
            let expected: [String: Set<String>] = [
                "niemand": ["offen"], "ohne Rolle": ["offen"], "mitglied": ["offen", "familie"],
                "lesend": ["offen", "mitglieder"], "kontaktpflege": ["offen", "familie"],
                "administration": ["offen", "familie", "mitglieder"],
            ]
            for (name, audience) in audiences {
                let listed = try await world.gate.workspaces(for: audience)
                #expect(Set(listed.map(\.slug)) == expected[name], "\(name)")
                for room in rooms {
                    let found = try await world.gate.workspace(room, for: audience)
                    #expect((found != nil) == listed.contains { $0.id == room }, "\(name)")
                    let slug = try await world.gate.workspace(room, for: Actor.commandLine)?.slug ?? ""
                    #expect(try await world.gate.workspace(slug: slug, for: audience)?.id == found?.id)
                    #expect(try await world.gate.workspaceID(slug: slug, for: audience) == found?.id)
                    let members = try await world.gate.workspaceMembers(room, for: audience)
                    #expect(found != nil || members.isEmpty, "\(name)")
                }
            }
            #expect(try await world.gate.workspace(slug: "a\u{0}b", for: Actor.commandLine) == nil)
        }
    }

    @Test("managing workspaces is not reading in them", arguments: TestDatabase.engines)
    func reading(engine: Engine) async throws {
        try await World.on(engine) { world in
            let (audiences, _) = try await scene(world)
            let admin = audiences["administration"] ?? nil
            let readable: [String] = try await world.store.read { reader in
                try reader.values(
                    "SELECT slug FROM workspaces WHERE \(sql: Workspace.readable(by: admin)) ORDER BY slug"
                )
            }
            #expect(readable == ["familie", "offen"])
        }
    }

    @Test("people in a list are exactly those that can be found", arguments: TestDatabase.engines)
    func people(engine: Engine) async throws {
        try await World.on(engine) { world in
            let (audiences, _) = try await scene(world)
            let all: [ID<Person>] = try await world.store.read { try $0.values("SELECT id FROM people") }
            let expected = [
                "niemand": 0, "ohne Rolle": 1, "mitglied": 7, "lesend": 2, "kontaktpflege": 9,
                "administration": 10,
            ]
            for (name, audience) in audiences {
                var listed: Set<ID<Person>> = []
                for state in PersonState.allCases {
                    let page = try await world.gate.people(
                        PeopleFilter(state: state),
                        page: PageRequest(),
                        for: audience
                    )
                    #expect(page.total == page.rows.count)
                    listed.formUnion(page.rows.map(\.id))
                }
                for id in all {
                    let found = try await world.gate.person(id, for: audience)
                    #expect((found != nil) == listed.contains(id), "\(name)")
                }
                #expect(listed.count == expected[name], "\(name)")
            }
        }
    }

    @Test(
        "members see names; addresses, notes and last visits are for those who manage",
        arguments: TestDatabase.engines
    )
    func columns(engine: Engine) async throws {
        try await World.on(engine) { world in
            let (audiences, _) = try await scene(world)
            let page = PageRequest()
            let filter = PeopleFilter()
            let seen = try await world.gate.people(filter, page: page, for: audiences["mitglied"] ?? nil)
            #expect(
                seen.rows.allSatisfy {
                    $0.email.isEmpty && $0.lastSeenAt == nil && $0.note.isEmpty && $0.roles.isEmpty
                }
            )
            let managed = try await world.gate.people(
                filter,
                page: page,
                for: audiences["administration"] ?? nil
            )
            #expect(managed.rows.allSatisfy { !$0.email.isEmpty })
            #expect(managed.rows.contains { $0.note == "Geheimnotiz" })
            // A search must not tell what the columns hide.
            let guess = PeopleFilter(search: "mia@musterstadt")
            #expect(
                try await world.gate.people(guess, page: page, for: audiences["lesend"] ?? nil).total == 0
            )
            #expect(
                try await world.gate.people(guess, page: page, for: audiences["mitglied"] ?? nil).total == 0
            )
            #expect(
                try await world.gate.people(guess, page: page, for: audiences["administration"] ?? nil).total
                    == 1
            )
            // Neither must a filter: who holds a role is not shown, so the filter does not count.
            let other = PeopleFilter(role: .administration, notSeenFor: 0, sort: .lastSeen)
            let unfiltered = try await world.gate.people(other, page: page, for: audiences["mitglied"] ?? nil)
            #expect(unfiltered.rows.map(\.id) == seen.rows.map(\.id))
        }
    }
}
