import Access
import Store
import Testing

@testable import Web

@Suite("Who may", .timeLimit(.minutes(20)))
struct AdmissionTests {
    @Test(arguments: [
        ("/notizen/", "/anmelden/?weiter=%2Fnotizen%2F"),
        ("/notizen/?seite=2&x=%C3%A4", "/anmelden/?weiter=%2Fnotizen%2F%3Fseite%3D2%26x%3D%25C3%25A4"),
        ("/verwaltung/personen/7/", "/anmelden/?weiter=%2Fverwaltung%2Fpersonen%2F7%2F"),
        ("/bereiche/geheim/", "/anmelden/?weiter=%2Fbereiche%2Fgeheim%2F"),
    ])
    func strangersAreLedToTheSignIn(path: String, location: String) async throws {
        let reply = try await withShell { try await $0.get(path) }
        #expect(reply.status == 303)
        #expect(reply["Location"] == location)
        #expect(reply.cookies.isEmpty)
    }

    @Test func theSignInLeadsBack() async throws {
        try await withShell { server in
            let browser = server.browser()
            let first = try #require(try await browser.get("/notizen/?x=%C3%A4")["Location"])
            let page = try await browser.get(first)
            #expect(page.text.contains("value=\"/notizen/?x=%C3%A4\""))
            let reply = try await browser.send(
                "/anmelden/",
                on: first,
                ["name": "Cem", "weiter": "/notizen/?x=%C3%A4"]
            )
            #expect(reply["Location"] == "/notizen/?x=%C3%A4")
        }
    }

    @Test(arguments: [
        "//evil.example", #"/\evil.example"#, "https://evil.example", "/%2Fevil.example", "/\t/evil.example",
    ])
    func theSignInNeverLeadsAway(way: String) async throws {
        try await withShell { server in
            let reply = try await server.browser().send("/anmelden/", ["name": "Cem", "weiter": way])
            #expect(reply.status == 303)
            #expect(reply["Location"] == "/notizen/")
        }
    }

    @Test func anEndedSessionIsSaidAndItsCookieTakenBack() async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            let token = try #require(Browser.token(in: try await browser.get("/notizen/")))
            server.sessions.end(try #require(Token(browser.cookie("sitzung") ?? "")))
            let reply = try await browser.post("/notizen/", "text=Hallo&schutz=\(token)")
            #expect(reply["Location"] == "/anmelden/?weiter=%2Fnotizen%2F&grund=abgelaufen")
            #expect(browser.cookie("sitzung") == nil)
            #expect(server.book.notes.isEmpty)
        }
    }

    @Test(arguments: ["kaputt", "", String(repeating: "A", count: 43), String(repeating: "A", count: 4000)])
    func aCookieOfOthersIsNobody(value: String) async throws {
        let reply = try await withShell { try await $0.get("/person/", ["Cookie": "sitzung=\(value)"]) }
        #expect(reply.text == "niemand")
    }

    @Test func twoSessionCookiesAreNone() async throws {
        try await withShell { server in
            let token = server.sessions.signIn(.member).text
            func person(_ cookies: String) async throws -> String {
                try await server.get("/person/", ["Cookie": cookies]).text
            }
            try #expect(await person("a=b; sitzung=\(token)") == "Ariane")
            try #expect(await person("sitzung=\(token); sitzung=\(token)") == "niemand")
            try #expect(await person("xsitzung=\(token)") == "niemand")
        }
    }

    @Test func hiddenAndAbsentLookTheSame() async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            func page(_ path: String) async throws -> String {
                let reply = try await browser.get(path)
                #expect(reply.status == 404)
                return reply.text.replacing(/[0-9a-z]{4}-[0-9a-z]{4}|value="[^"]{64}"/, with: "…")
            }
            let hidden = try await page("/verwaltung/personen/\(ID<Person>.make())/")
            try #expect(await page("/verwaltung/personen/quatsch/") == hidden)
            try #expect(await page("/verwaltung/gibt-es-nicht/") == hidden)
            try #expect(await page("/bereiche/geheim/") == hidden)
        }
    }

    @Test func aRightOpensItsPages() async throws {
        try await withShell { server in
            let id = ID<Person>.make()
            let browser = server.browser(.administrator)
            try #expect(await browser.get("/verwaltung/personen/\(id)/").text == "\(id)")
            try #expect(await browser.get("/verwaltung/personen/einladen/").text == "einladen")
            try #expect(
                await browser.get("/verwaltung/personen/\(id.description.uppercased())/").status == 404
            )
        }
    }

    @Test func aRightInOneWorkspaceOpensOnlyThatOne() async throws {
        try await withShell { server in
            let (own, other) = (ID<Workspace>.make(), ID<Workspace>.make())
            server.sessions.add(workspace: "bauen", own)
            server.sessions.add(workspace: "soziales", other)
            let browser = server.browser(.made("Eda", in: [own: [.workspaceRead], other: [.workspaceWrite]]))
            try #expect(await browser.get("/bereiche/bauen/").text == "\(own)")
            try #expect(await browser.get("/bereiche/soziales/").status == 404)
            try #expect(await browser.get("/bereiche/fehlt/").status == 404)
        }
    }

    @Test(arguments: [
        (SessionStage.secondFactor, "/anmelden/zweiter-faktor/"),
        (.enrolment, "/mein-bereich/sicherheit/zweiter-faktor/"),
    ])
    func anUnfinishedSignInComesToItsNextStep(stage: SessionStage, location: String) async throws {
        try await withShell { server in
            let browser = server.browser(.made("Filiz", stage: stage))
            try #expect(await browser.get("/notizen/")["Location"] == location)
            try #expect(await browser.get("/verwaltung/personen/einladen/")["Location"] == location)
            let step = try await browser.get("/anmelden/zweiter-faktor/")
            #expect(step.status == 200)
            #expect(!step.text.contains("Filiz"))
            let reply = try await browser.send("/notizen/", on: "/anmelden/", ["text": "Hallo"])
            #expect(reply["Location"] == location)
            #expect(server.book.notes.isEmpty)
        }
    }

    @Test func aSignInKeepsItsTokenUntilItIsComplete() async throws {
        try await withShell { server in
            let browser = server.browser(.made("Filiz", stage: .secondFactor, mustRotate: true))
            let token = browser.cookie("sitzung")
            _ = try await browser.get("/anmelden/zweiter-faktor/")
            #expect(browser.cookie("sitzung") == token)
        }
    }

    @Test func aPageWithoutAFormLeavesNoCookie() async throws {
        try await withShell { server in
            try #expect(await server.get("/einladung/alt/").cookies.isEmpty)
            try #expect(await server.get("/anmelden/").cookies.count == 1)
        }
    }

    @Test func whoLooksWithAnothersEyesChangesNothing() async throws {
        try await withShell { server in
            let viewer = Principal.Viewer(person: .make(), name: "Gül")
            let browser = server.browser(.made("Ariane", viewer: viewer))
            let page = try await browser.get("/notizen/")
            #expect(page.text.contains("Ansicht als Ariane"))
            let token = try #require(Browser.token(in: page))
            let reply = try await browser.post("/notizen/", "text=Hallo&schutz=\(token)")
            #expect(reply.status == 403)
            #expect(reply.text.contains("mit den Augen einer anderen Person"))
            #expect(server.book.notes.isEmpty)
            try #expect(await browser.post("/abmelden", "schutz=\(token)").status == 303)
        }
    }

    @Test func visitorsAskTheDatabaseNothing() async throws {
        try await withShell { server in
            for path in ["/anmelden/", "/verwaltung/gibt-es-nicht/", "/notizen/"] {
                _ = try await server.get(path)
            }
            #expect(server.sessions.questions == 0)
        }
    }

    @Test func aVisitIsNotedAfterTheAnswer() async throws {
        try await withShell { server in
            let person = Principal.member
            let browser = server.browser(person)
            _ = try await browser.get("/notizen/")
            _ = try await server.get("/anmelden/")
            // The connection of the first request is closed by now, and its work with it.
            try await eventually { server.sessions.touched == [person.session] }
        }
    }
}

/// Waits until something is true; for what happens after an answer has gone out.
func eventually(_ isTrue: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while try await !isTrue() {
        try #require(ContinuousClock.now < end, "it did not happen")
        try await Task.sleep(for: .milliseconds(5))
    }
}
