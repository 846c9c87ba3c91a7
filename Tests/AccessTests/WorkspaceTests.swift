import Store
import TestSupport
import Testing

@testable import Access

@Suite("Workspaces")
struct WorkspaceTests {
    @Test("are open unless a reason is given", arguments: TestDatabase.engines)
    func reason(engine: Engine) async throws {
        try await World.on(engine) { world in
            var draft = WorkspaceDraft(
                slug: "",
                name: "Familie & Kind",
                purpose: "Themenfeld",
                visibility: .members
            )
            let refused = try await world.gate.createWorkspace(draft, by: .commandLine)
            #expect(refused.problems.map(\.field) == ["closed-reason"])
            draft.closedReason = "Entwürfe vor der Freigabe"
            let id = try #require(try await world.gate.createWorkspace(draft, by: .commandLine).value)
            let workspace = try await world.gate.workspace(id, for: Actor.commandLine)
            #expect(
                workspace?.slug == "familie-kind" && workspace?.visibility == .members
                    && workspace?.members == 0
            )
        }
    }

    @Test("have a short address of their own", arguments: TestDatabase.engines)
    func slugs(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await world.workspace("raum")
            for slug in [
                "raum", "Raum", "a", "-a", "a-", "a--b", "ä", "a b", "a/b", "../x", "a\u{0}",
                String(repeating: "a", count: 61),
            ] {
                let draft = WorkspaceDraft(slug: slug, name: "Neu", purpose: "Probe")
                #expect(
                    try await world.gate.createWorkspace(draft, by: .commandLine).problems.map(\.field) == [
                        "slug"
                    ],
                    "\(slug)"
                )
            }
        }
    }

    @Test("keep the addresses that they had, and take them back", arguments: TestDatabase.engines)
    func formerAddresses(engine: Engine) async throws {
        try await World.on(engine) { world in
            let (gate, room) = (world.gate, try await world.workspace("raum"))
            func edit(_ slug: String) async throws -> [String] {
                let draft = WorkspaceDraft(slug: slug, name: "Raum", purpose: "Probe")
                return try await gate.editWorkspace(room, draft, by: .commandLine).problems.map(\.field)
            }
            for slug in ["haus", "hof", "hof"] { #expect(try await edit(slug).isEmpty) }
            for slug in ["raum", "haus", "hof"] {
                #expect(try await gate.workspaceID(slug: slug, for: Actor.commandLine) == room)
                let other = WorkspaceDraft(slug: slug, name: "Anderer", purpose: "Probe")
                let refused = try await gate.createWorkspace(other, by: .commandLine)
                #expect(refused.problems.map(\.field) == ["slug"])
            }
            #expect(try await edit("raum").isEmpty)
            #expect(try await gate.workspaceID(slug: "hof", for: Actor.commandLine) == room)
            let kept = try await world.store.read { reader in
                try reader.values("SELECT slug FROM workspace_addresses ORDER BY slug", as: String.self)
            }
            #expect(kept == ["haus", "hof"])
        }
    }

    @Test(
        "are changed by their coordinators and by those who manage workspaces",
        arguments: TestDatabase.engines
    )
    func edited(engine: Engine) async throws {
        try await World.on(engine) { world in
            let room = try await world.workspace("raum")
            let writer = try await world.add("walter", .member)
            let coordinator = try await world.add("karla", .member)
            _ = try await world.gate.setMember(
                .person(writer),
                role: .writing,
                until: nil,
                in: room,
                by: .commandLine
            )
            _ = try await world.gate.setMember(
                .person(coordinator),
                role: .coordination,
                until: nil,
                in: room,
                by: .commandLine
            )
            let draft = WorkspaceDraft(
                slug: "raum",
                name: "Neuer Name",
                purpose: "Probe",
                visibility: .family
            )
            let walter = try await world.principal("walter")
            let refusal = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.editWorkspace(room, draft, by: .principal(walter))
            }
            #expect(refusal == .missingRight)
            let karla = try await world.principal("karla")
            #expect(try await world.gate.editWorkspace(room, draft, by: .principal(karla)).value != nil)
            #expect(try await world.gate.workspace(room, for: walter)?.name == "Neuer Name")
            #expect(try await world.detail(.workspaceEdited) == ["visibility": "family"])
        }
    }

    @Test("list their members with role and end, groups first", arguments: TestDatabase.engines)
    func members(engine: Engine) async throws {
        try await World.on(engine) { world in
            let room = try await world.workspace("raum")
            let erika = try await world.add("erika", .member)
            let group = try #require(
                try await world.gate.createGroup(name: "Runde", note: "", by: .commandLine).value
            )
            let until = world.clock.now + .days(7)
            _ = try await world.gate.setMember(
                .person(erika),
                role: .writing,
                until: until,
                in: room,
                by: .commandLine
            )
            _ = try await world.gate.setMember(
                .group(group),
                role: .reading,
                until: nil,
                in: room,
                by: .commandLine
            )
            let rows = try await world.gate.workspaceMembers(room, for: try await world.principal("erika"))
            #expect(rows.map(\.name) == ["Runde", "Erika Beispiel"])
            #expect(rows.map(\.roleTitle) == ["Lesen", "Schreiben"] && rows.last?.until == until)
            #expect(rows.last?.grantee == .person(erika))
            world.clock.advance(by: .days(7))
            #expect(try await world.gate.workspaceMembers(room, for: Actor.commandLine).count == 1)
            #expect(try await world.gate.workspace(room, for: Actor.commandLine)?.members == 1)
        }
    }
}
