import Store
import TestSupport
import Testing

@testable import Access

@Suite("The catalogue of rights")
struct CatalogueTests {
    @Test("names every right in German, with a sentence", arguments: Right.allCases)
    func titles(right: Right) {
        #expect(!right.title.isEmpty && right.note.hasSuffix(".") && !right.group.isEmpty)
        #expect(Right(rawValue: right.rawValue) == right)
    }

    @Test("has no two rights of one title")
    func unique() { #expect(Set(Right.allCases.map(\.title)).count == Right.allCases.count) }

    @Test("is what the built-in roles are made of", arguments: TestDatabase.engines)
    func builtIn(engine: Engine) async throws {
        try await World.on(engine) { world in
            let stored: [String] = try await world.store.read {
                try $0.values("SELECT right_key FROM role_rights")
            }
            #expect(stored.allSatisfy { Right(rawValue: $0) != nil })
            let roles = try await world.gate.roles()
            let keys: Set<Role.Key> = [
                .member, .contacts, .mailingWriting, .mailingApproval, .mailingSending, .editing,
                .administration,
                .reading, .writing, .coordination,
            ]
            #expect(Set(roles.map(\.key)) == keys && roles.allSatisfy(\.isBuiltIn))
            for role in roles {
                #expect(!role.rights.isEmpty && role.rights.allSatisfy { $0.scope == role.scope })
            }
            #expect(roles.first { $0.key == .administration }?.rights == Right.of(.site))
            #expect(roles.first?.scope == .site && roles.last?.scope == .workspace)
        }
    }

    @Test("of refusals speaks German and names the way out", arguments: AdminRefusal.allCases)
    func refusals(refusal: AdminRefusal) { #expect(refusal.message.hasSuffix(".")) }

    @Test("of events has no kind twice")
    func events() {
        #expect(Set(Event.Kind.access.map(\.rawValue)).count == Event.Kind.access.count)
        #expect(Event.Kind.access.allSatisfy { !$0.title.isEmpty })
        #expect(Set(JobKind.access.map(\.name)).count == JobKind.access.count)
    }
}
