import Access
import Foundation
import Store
import TestApp
import TestSupport
import Testing

@testable import App

@Suite("The demonstration data", .serialized)
struct DemoTests {
    private func withGate<Value>(_ engine: Engine, _ body: (Gate) async throws -> Value) async throws -> Value
    {
        try await TestDatabase.with(engine, migrations: Features.migrations) { store in
            var settings = AccessSettings()
            settings.hashCost = .forTests
            return try await body(try await Gate(store: store, settings: settings))
        }
    }

    @Test(
        "are people who can sign in, three workspaces and an open invitation",
        arguments: TestDatabase.engines
    )
    func fill(engine: Engine) async throws {
        try await withGate(engine) { gate in
            let demo = Demo(gate: gate)
            #expect(try await demo.isPossible)
            #expect(try await !Demo.wasFilled(gate.store))
            try await demo.fill(password: "ganz-viel-zufall")
            #expect(try await !demo.isPossible)
            #expect(try await Demo.wasFilled(gate.store))
            for person in DemoPeople.all {
                let outcome = try await gate.signIn(
                    email: person.email,
                    password: "ganz-viel-zufall",
                    client: ClientAddress("127.0.0.1"),
                    device: "Test"
                )
                #expect(outcome.value != nil, "\(person.email): \(outcome)")
            }
            #expect(try await gate.workspaces(for: Actor.commandLine).count == 3)
            #expect(try await gate.hasAdministrator())
            let invited = PeopleFilter(state: .invited)
            #expect(try await gate.people(invited, page: PageRequest(), for: Actor.commandLine).total == 1)
        }
    }

    @Test("name nobody with an address outside of .example, and nobody twice")
    func addresses() {
        #expect(DemoPeople.all.allSatisfy { $0.email.hasSuffix(".example") })
        #expect(Set(DemoPeople.all.map(\.email)).count == DemoPeople.all.count)
        #expect(Set(DemoPeople.all.map(\.name)).count == DemoPeople.all.count)
        let slugs = Set(DemoWorkspaces.all.map(\.slug))
        #expect(DemoPeople.all.allSatisfy { slugs.isSuperset(of: $0.workspaces.keys) })
    }

    @Test("say why a workspace is closed, and what each is for")
    func workspaces() {
        for workspace in DemoWorkspaces.all {
            #expect(workspace.purpose.count > 20)
            #expect((workspace.visibility == .members) == !workspace.closedReason.isEmpty)
        }
    }

    @Test("have a password that only its owner can read, another one each time, long enough to be safe")
    func password() async throws {
        try await withScratch { root in
            let access = DemoAccess(folder: root + "/var")
            #expect(access.password == nil)
            let first = try access.renew()
            #expect(access.password == first)
            #expect(first.count == 19 && first.contains("-"))
            let rights =
                try FileManager.default.attributesOfItem(atPath: access.file)[.posixPermissions] as? Int
            #expect(rights == 0o600)
            #expect(try access.renew() != first)
        }
    }

    @Test("are refused where others can reach the program, before anything is written")
    func publicAddress() async throws {
        try await withScratch { root in
            try makeSite(root)
            let words = ["serve", "--demo", "--port", "0", "--base-url", "https://ozg.beispielstadt.example"]
            let options = folders(root) + ["--output", root + "/site", "--set", "data=\(root)/var"]
            let refused = await run(words + options)
            #expect(refused.code == 1)
            #expect(refused.output.notes.contains("nur auf diesem Rechner"), "\(refused.output.notes)")
            #expect(!FileManager.default.fileExists(atPath: root + "/var/demo-zugang.txt"))
        }
    }

    @Test("keep a database from being served in public")
    func neverPublic() async throws {
        try await withScratch { root in
            try makeSite(root)
            let file = "sqlite:\(root)/var/nrwconnect.db"
            let store = try await Store(DatabaseAddress(file), logger: TestDatabase.quiet)
            try await store.migrate(Features.migrations)
            try await store.write { try $0.record(Event(.demoFilled, by: nil)) }
            await store.close()
            let words = ["serve", "--port", "0", "--base-url", "https://ozg.beispielstadt.example"]
            let refused = await run(
                words + folders(root) + ["--output", root + "/site", "--set", "data=\(root)/var"]
            )
            #expect(refused.code == 1)
            #expect(refused.output.notes.contains("Demodaten"), "\(refused.output.notes)")
        }
    }
}
