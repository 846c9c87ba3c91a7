import Access
import Store
import TestApp
import TestSupport
import Testing
import Web
import Workspaces

@testable import App

/// The table of routes is tested, not trusted: every row is called as every person of the tests.
@Suite("The table of routes", .serialized)
struct RouteTests {
    @Test("lets nobody in without the right that the row names", arguments: TestDatabase.engines)
    func walk(engine: Engine) async throws {
        try await withApp(on: engine) { stranger in
            let app = stranger.app
            let rows = app.area.shell.routes.list
            #expect(rows.count > 50)
            for person in TestPerson.allCases {
                let client = try await app.client(as: person)
                let rights = try await app.rights(of: person)
                for row in rows where row.method == .get {
                    let reply = try await client.get(app.path(of: row.pattern))
                    #expect(
                        Self.expected(row.access, person, rights).contains(Answer(reply)),
                        "\(row.pattern) (\(row.access)) as \(person): \(reply.status) \(reply.location ?? "")"
                    )
                }
            }
        }
    }

    @Test("changes nothing for a form without its token, whoever sends it", arguments: TestDatabase.engines)
    func forged(engine: Engine) async throws {
        try await withApp(on: engine) { stranger in
            let app = stranger.app
            let before = try await app.fingerprint()
            for person in [TestPerson.stranger, .member, .administrator] {
                let client = try await app.client(as: person)
                let cookies = client.cookies
                for row in app.area.shell.routes.list where row.method == .post {
                    client.cookies = cookies
                    let reply = try await client.postRaw(
                        app.path(of: row.pattern),
                        "name=x&email=x%40x.example"
                    )
                    #expect(
                        [303, 401, 403, 404].contains(reply.status),
                        "\(row.pattern) as \(person): \(reply.status)"
                    )
                    let isSignIn = reply.location?.hasPrefix("/anmelden/") ?? true
                    #expect(isSignIn, "\(row.pattern) as \(person): \(reply.location ?? "")")
                }
            }
            #expect(try await app.fingerprint() == before)
        }
    }

    @Test("has a row of its own for every right that is used, and names only rights of the catalogue")
    func access() async throws {
        let table = try await program().routeTable(Configuration())
        let simple = ["everyone", "readers", "signedIn", "signingIn"]
        for row in table.list where !simple.contains(row.access) {
            let right = row.access.split(separator: ":").last.map(String.init) ?? ""
            #expect(Right(rawValue: right) != nil, "\(row.pattern): \(row.access)")
        }
    }

    @Test("is printed for programs")
    func printed() async throws {
        let run = await run(["routes", "--json"])
        #expect(run.code == 0)
        let rows = try #require(try run.output.json() as? [[String: Any]])
        #expect(
            rows.contains {
                $0["pattern"] as? String == "/anmelden/" && $0["access"] as? String == "everyone"
            }
        )
    }

    /// What a page answered, as far as rights are concerned.
    private enum Answer {
        case shown, elsewhere, signIn, hidden, other

        init(_ reply: TestReply) {
            switch reply.status {
            case 200: self = .shown
            case 303: self = reply.location?.hasPrefix("/anmelden/?") == true ? .signIn : .elsewhere
            // Rows for scripts say it in JSON.
            case 401: self = .signIn
            case 404, 410: self = .hidden
            default: self = .other
            }
        }
    }

    /// Which answers are right for a row and a person; "hidden" is always possible, for ids that name nothing.
    private static func expected(_ access: String, _ person: TestPerson, _ rights: Set<Right>) -> Set<Answer>
    {
        let words = access.split(separator: ":").map(String.init)
        guard words[0] != "everyone" else { return [.shown, .elsewhere, .hidden] }
        // The record decides; what a stranger may not read leads to the sign-in, as what does not exist.
        if words[0] == "readers" {
            return [.shown, .elsewhere, person == .stranger ? .signIn : .hidden]
        }
        guard person != .stranger else { return [.signIn] }
        switch words[0] {
        case "signingIn", "signedIn": return [.shown, .elsewhere, .hidden]
        default:
            let isAllowed = words.last.flatMap(Right.init(rawValue:)).map(rights.contains) == true
            return isAllowed ? [.shown, .elsewhere, .hidden] : [.hidden]
        }
    }
}

extension RunningApp {
    /// The rights that somebody holds on the site and in the workspace of the tests.
    fileprivate func rights(of person: TestPerson) async throws -> Set<Right> {
        guard let cookie = try await client(as: person).cookies["sitzung"], let token = Token(cookie) else {
            return []
        }
        let principal = try await gate.principal(token)
        return (principal?.siteRights ?? []).union(principal?.workspaceRights[workspace] ?? [])
    }

    /// A pattern with ids that exist where we know one.
    fileprivate func path(of pattern: String) -> String {
        pattern.split(separator: "/", omittingEmptySubsequences: false).map { part in
            switch part {
            case ":id": people[.member]?.description ?? ""
            case ":bereich": "bauen-wohnen"
            case ":seite": page.slug
            case ":nummer": "1"
            case ":token": String(repeating: "A", count: 43)
            default: part.hasPrefix(":") ? "unbekannt" : String(part)
            }
        }.joined(separator: "/")
    }

    /// What is in the tables that people change.
    fileprivate func fingerprint() async throws -> [String] {
        try await store.read { reader in
            try [
                "people", "grants", "groups", "group_members", "workspaces", "roles", "links", "pages",
                "revisions",
                "comments", "drafts", "watches", "releases", "bundles", "attachments", "join_requests",
                "presences",
            ].map { table in
                let name = SQL.name(table)
                let count: Int? = try reader.value("SELECT count(*) FROM \(sql: name)")
                return "\(table): \(count ?? 0)"
            } + reader.values("SELECT state || name || email FROM people ORDER BY id")
        }
    }
}
