import Access
import Foundation
import Store
import TestApp
import TestSupport
import Testing

@testable import App

@Suite("The running program", .serialized)
struct ServeTests {
    @Test(
        "shows the public site and the closed area on one port, with one look",
        arguments: TestDatabase.engines
    )
    func both(engine: Engine) async throws {
        try await withApp(as: .member, on: engine) { client in
            let site = try await client.get("/")
            #expect(site.status == 200 && site.text.contains("Willkommen."))
            #expect(site.text.contains(#"href="/anmelden/""#))
            #expect(site["set-cookie"] == nil)
            let own = try await client.get("/mein-bereich/")
            #expect(own.status == 200 && own.text.contains("Mitglied Beispiel"))
            #expect(own["cache-control"] == "no-store")
            #expect(try await client.get("/readyz").status == 200)
            #expect(try await client.get("/gibt-es-nicht/").status == 404)
        }
    }

    @Test("lets somebody sign in with the form and out again", arguments: TestDatabase.engines)
    func signIn(engine: Engine) async throws {
        try await withApp(on: engine) { client in
            let asked = try await client.get("/mein-bereich/")
            #expect(asked.status == 303)
            let page = try #require(asked.location)
            #expect(page.hasPrefix("/anmelden/?weiter="))
            let input = ["email": TestPerson.reader.email, "password": TestPerson.password]
            let signedIn = try await client.post("/anmelden/", input, from: page)
            #expect(signedIn.status == 303)
            #expect(signedIn.location == "/mein-bereich/")
            let own = try await client.get("/mein-bereich/")
            #expect(own.status == 200)
            let form = try #require(own.form(to: "/abmelden"))
            #expect(try await client.submit(form).status == 303)
            #expect(try await client.get("/mein-bereich/").status == 303)
        }
    }

    @Test("writes the mail of an invitation, whose link lets the person in", arguments: TestDatabase.engines)
    func invitation(engine: Engine) async throws {
        try await withApp(on: engine) { client in
            let app = client.app
            let draft = PersonDraft(email: "neu@beispielstadt.example", name: "Neue Beispiel")
            let roles = [GrantDraft(role: .member)]
            _ = try #require(try await app.gate.invite(draft, roles: roles, by: .commandLine).value)
            #expect(try await app.runJobs() >= 1)
            let files = try FileManager.default.contentsOfDirectory(atPath: app.outbox)
            #expect(files.count == 1)
            let mail = try String(contentsOfFile: app.outbox + "/" + files[0], encoding: .utf8)
            let plain = mail.replacing("=\r\n", with: "").replacing("=3D", with: "=")
            let link = try #require(plain.firstMatch(of: /\/einladung\/[A-Za-z0-9_-]{43}\//)).output
            let accepted = try await client.post(String(link), ["password": "noch ein langer Satz"])
            #expect(accepted.status == 303, "\(accepted.text)")
            #expect(try await client.get("/mein-bereich/").status == 200)
        }
    }

    @Test("shows the administration every setting without its secret", arguments: TestDatabase.engines)
    func settings(engine: Engine) async throws {
        let change: @Sendable (inout Configuration) -> Void = {
            $0.mailRelay = "smtps://ich:streng-geheim@mail.example:465"
        }
        try await withApp(as: .administrator, on: engine, change: change) { client in
            let page = try await client.get("/verwaltung/einstellungen/")
            #expect(page.status == 200)
            for setting in Configuration.settings {
                #expect(page.text.contains(setting.key), "\(setting.key)")
            }
            #expect(page.text.contains("mail.example") && !page.text.contains("streng-geheim"))
            let member = try await client.app.client(as: .member)
            #expect(try await member.get("/verwaltung/einstellungen/").status == 404)
        }
    }

    @Test(
        "leads to the first account once, with the link that the start prints",
        arguments: TestDatabase.engines
    )
    func firstSteps(engine: Engine) async throws {
        try await withApp(on: engine) { client in
            let app = client.app
            #expect(try await app.gate.firstAdministratorToken() == nil)
            try await app.store.write { try $0.run("DELETE FROM grants") }
            let token = try #require(try await app.gate.firstAdministratorToken())
            let address = "/erste-schritte/\(token.text)/"
            let shown = try await client.get(address)
            #expect(shown.status == 200 && shown["referrer-policy"] == "no-referrer")
            let input = [
                "email": "erste@beispielstadt.example", "name": "Erste Beispiel",
                "password": "noch ein langer Satz",
            ]
            #expect(try await client.post(address, input).status == 303)
            #expect(try await app.gate.hasAdministrator())
            #expect(try await client.get(address).status != 200)
        }
    }
}
