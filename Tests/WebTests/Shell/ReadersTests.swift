import Access
import Store
import Testing

@testable import Web

@Suite("Rows whose record decides", .timeLimit(.minutes(20)))
struct ReadersTests {
    /// `offen` is for everyone, `intern` for people who are signed in; others do not exist.
    static let row = Route(.get, "/wiki/:seite/", .readers) { visitor in
        switch try visitor.parameter("seite") {
        case "offen": .text("offen")
        case "intern" where visitor.reader != nil: .text("intern für \(visitor.reader?.name ?? "")")
        case "weg": .gone
        case "umgezogen": .moved(to: "/wiki/offen/")
        case "antwort": .notFound
        case "seite": .screen(NoteBook.page("Nicht da"), status: .notFound)
        case "verboten": throw RequestProblem(.forbidden)
        default: throw RequestProblem.notFound
        }
    }
    static let post = Route(.post, "/wiki/:seite/", .readers) { _ in .notFound }

    @Test(arguments: ["intern", "fehlt", "antwort", "seite"])
    func hiddenAndAbsentLeadStrangersToTheSignIn(page: String) async throws {
        try await withShell(routes: [Self.row]) { server in
            let reply = try await server.get("/wiki/\(page)/?a=1")
            #expect(reply.status == 303)
            #expect(reply["Location"] == "/anmelden/?weiter=%2Fwiki%2F\(page)%2F%3Fa%3D1")
            #expect(reply.body.isEmpty)
            try #expect(await server.request("HEAD", "/wiki/\(page)/").status == 303)
            let ended = try await server.get("/wiki/\(page)/", ["Cookie": "sitzung=alt"])
            #expect(ended["Location"]?.hasSuffix("&grund=abgelaufen") == true)
            let half = try await server.browser(.made("Filiz", stage: .secondFactor)).get("/wiki/\(page)/")
            #expect(half["Location"] == "/anmelden/zweiter-faktor/")
        }
    }

    @Test func whoIsSignedInGetsTheAnswerOfTheRecord() async throws {
        try await withShell(routes: [Self.row]) { server in
            let browser = server.browser(.member)
            try #expect(await browser.get("/wiki/intern/").text == "intern für Ariane")
            for page in ["fehlt", "antwort", "seite"] {
                try #expect(await browser.get("/wiki/\(page)/").status == 404)
            }
        }
    }

    @Test func whatIsOpenIsOpen() async throws {
        try await withShell(routes: [Self.row]) { server in
            try #expect(await server.get("/wiki/offen/").text == "offen")
            let half = server.browser(.made("Filiz", stage: .enrolment))
            try #expect(await half.get("/wiki/offen/").text == "offen")
            let gone = try await server.get("/wiki/weg/")
            #expect(gone.status == 410)
            #expect(gone.text.contains("zurückgezogen"))
            let moved = try await server.get("/wiki/umgezogen/")
            #expect(moved.status == 301)
            #expect(moved["Location"] == "/wiki/offen/")
            try #expect(await server.get("/wiki/verboten/").status == 403)
            try #expect(await server.get("/wiki/a/b/").status == 404)
        }
    }

    @Test func aFormIsNotLedAnywhere() async throws {
        try await withShell(routes: [Self.post]) { server in
            let reply = try await server.browser().send("/wiki/fehlt/", on: "/anmelden/", [:])
            #expect(reply.status == 404)
        }
    }

    @Test func theListNamesThem() throws {
        let table = try RouteTable([Self.row, Self.post])
        #expect(table.list.map(\.access) == ["readers", "readers"])
    }
}
