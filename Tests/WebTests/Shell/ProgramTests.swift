import Access
import Foundation
import Store
import Testing

@testable import Web

@Suite("Answers for programs", .timeLimit(.minutes(20)))
struct ProgramTests {
    struct Finding: Codable, Equatable {
        var pfad: String
        var anzahl: Int
    }

    static let rows = [
        Route(.get, "/treffer.json", .signedIn, answers: .json) { _ in
            try .json(Finding(pfad: "/a/", anzahl: 3))
        },
        Route(.post, "/merken/", .signedIn, takes: .text, answers: .json) { _ in
            try .json(["ä": "\"<>"], status: .conflict)
        },
        Route(.get, "/kaputt.json", .everyone, answers: .json) { _ in throw ErrorPageTests.Broken() },
        Route(.get, "/voll.json", .everyone, answers: .json) { _ in
            throw RequestProblem(.tooMany, retryAfter: 90)
        },
        Route(.get, "/rechte.json", .needs(.peopleManage), answers: .json) { _ in .notFound },
        Route(.get, "/datensatz.json", .readers, answers: .json) { _ in .notFound },
    ]

    static func members(_ reply: WireReply) throws -> [String: String] {
        #expect(reply["Content-Type"] == "application/json; charset=utf-8")
        #expect(reply["X-Content-Type-Options"] == "nosniff")
        #expect(reply["Cache-Control"] == "no-store")
        return try JSONDecoder().decode([String: String].self, from: Data(reply.body))
    }

    @Test func aValueIsSent() async throws {
        try await withShell(routes: Self.rows) { server in
            let browser = server.browser(.member)
            let reply = try await browser.get("/treffer.json")
            #expect(reply.text == #"{"anzahl":3,"pfad":"/a/"}"#)
            #expect(reply["Content-Type"] == "application/json; charset=utf-8")
            let token = try await UploadTests.token(browser)
            let conflict = try await browser.post("/merken/", "schutz=\(token)")
            #expect(conflict.status == 409)
            #expect(try Self.members(conflict) == ["ä": "\"<>"])
        }
    }

    @Test(arguments: [("/kaputt.json", 500), ("/voll.json", 429), ("/rechte.json", 404)])
    func aProblemIsAnObject(path: String, status: Int) async throws {
        try await withShell(routes: Self.rows) { server in
            let reply = try await server.browser(.member).get(path)
            #expect(reply.status == status)
            let members = try Self.members(reply)
            #expect(members["fehler"]?.hasSuffix(".") == true)
            #expect(members["kennung"]?.count == 9)
            #expect(members.count == 2)
            #expect((reply["Retry-After"] == "90") == (status == 429))
        }
    }

    @Test(arguments: ["/treffer.json", "/rechte.json", "/datensatz.json"])
    func aProgramIsToldWhereToSignIn(path: String) async throws {
        try await withShell(routes: Self.rows) { server in
            let reply = try await server.get(path)
            #expect(reply.status == 401)
            #expect(reply["WWW-Authenticate"] == "Form action=\"/anmelden/\"")
            let members = try Self.members(reply)
            #expect(members["anmelden"] == "/anmelden/")
            #expect(members["fehler"]?.contains("Anmeldung") == true)
            let browser = server.browser()
            browser.set("sitzung", "alt")
            let ended = try await browser.get(path)
            #expect(try Self.members(ended)["fehler"] == ErrorText.expired)
            #expect(browser.cookie("sitzung") == nil)
            let half = try await server.browser(.made("Filiz", stage: .secondFactor)).get(path)
            #expect(half.status == 401)
            #expect(try Self.members(half)["anmelden"] == "/anmelden/zweiter-faktor/")
        }
    }

    @Test func aFormWithoutItsTokenIsRefusedInJSON() async throws {
        try await withShell(routes: Self.rows) { server in
            let reply = try await server.browser(.member).post("/merken/", "text=a")
            #expect(reply.status == 403)
            #expect(try Self.members(reply)["fehler"]?.contains("Das Formular gehört nicht mehr") == true)
        }
    }

    @Test func whatIsRefusedBeforeItIsReadIsJSONToo() async throws {
        let settings = LimitTests.settings { $0.textLimit = 300_000 }
        try await withShell(routes: Self.rows, settings: settings) { server in
            let browser = server.browser(.member)
            let foreign = try await browser.post("/merken/", "a=b", ["Origin": "https://evil.example"])
            #expect(foreign.status == 403)
            _ = try Self.members(foreign)
            let large = try await browser.post("/merken/", "a=" + UploadTests.letters(300_000))
            #expect(large.status == 413)
            #expect(try Self.members(large)["fehler"]?.contains("nicht verloren") == true)
            let file = try await browser.post("/merken/", "a=b", ["Content-Type": "text/plain"])
            #expect(file.status == 415)
            _ = try Self.members(file)
        }
    }

    @Test(arguments: [
        ("application/json", true), ("APPLICATION/JSON;q=0.9, */*", true),
        ("text/html,application/json", false),
        ("*/*", false), ("text/html", false), ("", false),
    ])
    func aScriptSaysWhatItReads(accept: String, isForProgram: Bool) async throws {
        try await withShell { server in
            let stranger = try await server.get("/notizen/", ["Accept": accept])
            #expect(stranger.status == (isForProgram ? 401 : 303))
            let absent = try await server.get("/verwaltung/fehlt/", ["Accept": accept])
            #expect(absent.status == 404)
            #expect(
                absent["Content-Type"]?.hasPrefix(isForProgram ? "application/json" : "text/html") == true
            )
            let method = try await server.request("PUT", "/notizen/", ["Accept": accept])
            #expect(method.status == 405)
            #expect(method["Allow"] == "GET, HEAD, POST")
        }
    }
}
