import Access
import Foundation
import Store
import TestSupport
import Testing

@testable import App

@Suite("The commands about people", .serialized)
struct UserCommandTests {
    private func withDatabase<Value>(
        _ engine: Engine = .sqlite,
        _ body: ([String]) async throws -> Value
    ) async throws -> Value {
        try await TestDatabase.withAddress(engine) { address in
            try await withScratch { root in
                let options = ["--database", address.text, "--set", "data=\(root)/var"]
                _ = await run(["migrate"] + options)
                return try await body(options)
            }
        }
    }

    private func people(_ options: [String]) async throws -> [String: [String: Any]] {
        let list = try #require(
            try await run(["user", "list", "--json"] + options).output.json() as? [[String: Any]]
        )
        return Dictionary(
            uniqueKeysWithValues: list.compactMap { row in (row["email"] as? String).map { ($0, row) } }
        )
    }

    @Test(
        "invite makes a person with a role and prints a link that works once",
        arguments: TestDatabase.engines
    )
    func invite(engine: Engine) async throws {
        try await withDatabase(engine) { options in
            let words = [
                "user", "invite", "Leitung@Beispielstadt.example", "--role", "administration", "--no-mail",
            ]
            let invited = await run(words + ["--base-url", "https://ozg.beispielstadt.example"] + options)
            #expect(invited.code == 0, "\(invited.output.notes)")
            let link = #/https://ozg\.beispielstadt\.example/einladung/[A-Za-z0-9_-]{43}/\n/#
            #expect(invited.output.results.contains(link), "\(invited.output.results)")
            let person = try #require(try await people(options).values.first)
            #expect(person["state"] as? String == "invited")
            #expect(person["roles"] as? [String] == ["administration"])
            #expect((person["email"] as? String)?.lowercased() == "leitung@beispielstadt.example")
        }
    }

    @Test("invite leaves no mail behind with --no-mail, else exactly one job for it")
    func inviteByMail() async throws {
        try await withDatabase { options in
            _ = await run(["user", "invite", "a@beispielstadt.example", "--no-mail"] + options)
            let before = try await jobs(options)
            #expect(before == 0)
            let mailed = await run(["user", "invite", "b@beispielstadt.example"] + options)
            #expect(mailed.code == 0)
            #expect(!mailed.output.results.contains("/einladung/"))
            let after = try await jobs(options)
            #expect(after == 1)
        }
    }

    private func jobs(_ options: [String]) async throws -> Int {
        let store = try await Store(DatabaseAddress(options[1]), logger: TestDatabase.quiet)
        let count = try await store.read { try Jobs.list(kind: "mail.invitation", in: $0).total }
        await store.close()
        return count
    }

    @Test("invite again gives a new link and no second person")
    func inviteAgain() async throws {
        try await withDatabase { options in
            let words = ["user", "invite", "a@beispielstadt.example", "--no-mail"] + options
            let first = await run(words).output.results
            let second = await run(words)
            #expect(second.code == 0, "\(second.output.notes)")
            #expect(second.output.results.contains("/einladung/") && second.output.results != first)
            let count = try await people(options).count
            #expect(count == 1)
        }
    }

    @Test(
        "refuse what makes no sense and change nothing",
        arguments: [
            (["user", "invite", "niemand", "--no-mail"], 1, "Adresse"),
            (["user", "invite", "x@beispielstadt.example", "--role", "chefin"], 2, "Rollen: "),
            (["user", "disable", "x@beispielstadt.example"], 1, "gibt es nicht"),
            (["user", "role", "x@beispielstadt.example", "mitglied"], 1, "gibt es nicht"),
            (["user", "role", "a@beispielstadt.example", "chefin"], 2, "Rollen: "),
            (["user", "role", "a@beispielstadt.example", "lesen", "--workspace", "weg"], 2, "Arbeitsraum"),
            (["user", "role", "a@beispielstadt.example", "redaktion", "--until", "bald"], 2, "2027-06-30"),
            (
                ["user", "role", "a@beispielstadt.example", "redaktion", "--until", "2020-01-01"], 1,
                "Vergangenheit"
            ),
            (["user", "role", "a@beispielstadt.example", "redaktion", "--remove"], 1, "nicht"),
            (["user", "list", "--state", "müde"], 2, "requested"),
        ] as [([String], Int32, String)]
    )
    func refusals(words: [String], code: Int32, text: String) async throws {
        try await withDatabase { options in
            _ = await run(["user", "invite", "a@beispielstadt.example", "--no-mail"] + options)
            let before = await run(["user", "list", "--json"] + options).output.results
            let refused = await run(words + options)
            #expect(refused.code == code)
            #expect(refused.output.notes.contains(text), "\(refused.output.notes)")
            #expect(await run(["user", "list", "--json"] + options).output.results == before)
        }
    }

    @Test("role gives and takes a role, with an end that shows")
    func role() async throws {
        try await withDatabase { options in
            let email = "a@beispielstadt.example"
            _ = await run(["user", "invite", email, "--no-mail"] + options)
            #expect(
                await run(["user", "role", email, "redaktion", "--until", "2099-12-31"] + options).code == 0
            )
            var roles = try await people(options)[email]?["roles"] as? [String]
            #expect(roles == ["mitglied", "redaktion"])
            #expect(await run(["user", "role", email, "redaktion", "--remove"] + options).code == 0)
            roles = try await people(options)[email]?["roles"] as? [String]
            #expect(roles == ["mitglied"])
        }
    }

    @Test("disable shuts an active person out and lets her in again")
    func disable() async throws {
        try await withDatabase { options in
            try await makeActive("a@beispielstadt.example", options)
            #expect(await run(["user", "disable", "a@beispielstadt.example"] + options).code == 0)
            #expect(try await people(options)["a@beispielstadt.example"]?["state"] as? String == "disabled")
            let only = await run(["user", "list", "--state", "disabled"] + options).output.results
            #expect(only.contains("a@beispielstadt.example"))
            #expect(
                await run(["user", "disable", "--enable", "a@beispielstadt.example"] + options).code == 0
            )
            #expect(try await people(options)["a@beispielstadt.example"]?["state"] as? String == "active")
        }
    }

    private func makeActive(_ email: String, _ options: [String]) async throws {
        let store = try await Store(DatabaseAddress(options[1]), logger: TestDatabase.quiet)
        var settings = AccessSettings()
        settings.hashCost = .forTests
        let gate = try await Gate(store: store, settings: settings)
        let draft = PersonDraft(email: email, name: "Aktive Beispiel")
        let outcome = try await gate.addPerson(
            draft,
            password: "ein langer Satz",
            roles: [],
            by: .commandLine
        )
        #expect(outcome.value != nil)
        await store.close()
    }
}
