import Store
import TestSupport
import Testing

@testable import Access

@Suite("The role editor")
struct RoleEditorTests {
    @Test("adds, changes and removes roles; their holders feel it at once", arguments: TestDatabase.engines)
    func roundTrip(engine: Engine) async throws {
        try await World.on(engine) { world in
            let gate = world.gate
            let admin = Actor.principal(try await world.member("anna", .administration))
            var draft = RoleDraft(title: "Lektorat", scope: .site, rights: [.familyRead])
            let key = try #require(try await gate.createRole(draft, by: admin).value)
            let erika = try await world.member("erika", key)
            #expect(erika.siteRights == [.familyRead])
            #expect(try await gate.roles(counting: true).first { $0.key == key }?.holders == 1)
            draft.rights = [.siteEdit]
            draft.title = "Schlussredaktion"
            #expect(try await gate.editRole(key, draft, by: admin).value != nil)
            #expect(try await world.principal("erika").siteRights == [.siteEdit])
            #expect(try await gate.roles().contains { $0.title == "Schlussredaktion" })
            let used = try await world.unchanged(recording: .adminRefused) {
                try await gate.deleteRole(key, by: admin)
            }
            #expect(used == .inUse)
            let grant = try #require(
                try await gate.grants(of: .person(erika.person), for: Actor.commandLine).first
            )
            _ = try await gate.revoke(grant.id, by: admin)
            #expect(try await gate.deleteRole(key, by: admin).value != nil)
            #expect(try await gate.roles().count == 10)
        }
    }

    @Test(
        "keeps built-in titles, all rights of Administration, and scopes apart",
        arguments: TestDatabase.engines
    )
    func guarded(engine: Engine) async throws {
        try await World.on(engine) { world in
            let gate = world.gate
            let empty = RoleDraft(title: "Anders", scope: .workspace, rights: [], needsSecondFactor: true)
            #expect(try await gate.editRole(.administration, empty, by: .commandLine).value != nil)
            let administration = try await gate.roles().first { $0.key == .administration }
            #expect(administration?.rights == Right.of(.site) && administration?.needsSecondFactor == true)
            #expect(administration?.title == "Administration")
            #expect(try await gate.deleteRole(.member, by: .commandLine).refusal == .wrongState)
            let mixed = RoleDraft(title: "Gemischt", scope: .site, rights: [.siteEdit, .workspaceRead])
            #expect(try await gate.createRole(mixed, by: .commandLine).problems.map(\.field) == ["rights"])
            let same = RoleDraft(title: "Redaktion", scope: .site, rights: [])
            #expect(try await gate.createRole(same, by: .commandLine).problems.map(\.field) == ["title"])
            let unknown = try await gate.editRole(Role.Key(rawValue: "erfunden"), same, by: .commandLine)
            #expect(unknown.refusal == .notFound)
        }
    }
}
