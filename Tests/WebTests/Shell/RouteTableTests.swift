import Access
import Testing

@testable import Web

@Suite("Route table")
struct RouteTableTests {
    static func row(_ method: Route.Method, _ pattern: String) -> Route {
        Route(method, pattern, .everyone) { _ in .text(pattern) }
    }

    static func found(_ table: RouteTable, _ method: Route.Method?, _ path: String) -> String {
        switch table.find(method, path) {
        case .row(let row, let values): ([table.rows[row].pattern] + values).joined(separator: " ")
        case .wrongMethod(let allowed): "405 " + allowed.map(\.rawValue).joined(separator: " ")
        case .needsSlash: "slash"
        case .nothing: "nothing"
        }
    }

    @Test(arguments: [
        (Route.Method?.some(.get), "/a/", "/a/"), (.get, "/a", "slash"), (.post, "/a", "nothing"),
        (.post, "/a/", "405 GET"), (nil, "/a/", "405 GET"), (.get, "/a/neu/", "/a/neu/"),
        (.get, "/a/7/", "/a/:id/ 7"), (.post, "/a/7/", "/a/:id/ 7"), (nil, "/a/7/", "405 GET POST"),
        (.get, "/a/7/b/8/", "/a/:id/b/:nr/ 7 8"), (.get, "/a/neu/b/8/", "/a/:id/b/:nr/ neu 8"),
        (.get, "/a//", "nothing"), (.get, "/a/7/b//", "nothing"), (.get, "/a/7/c/", "nothing"),
        (.get, "/", "nothing"), (.get, "//a/", "nothing"), (.get, "/b/", "nothing"),
        (.get, "/a/../a/", "nothing"),
        (.get, "/:id/", "nothing"), (.get, "/a/:id/", "/a/:id/ :id"), (.get, "/a/x.csv", "/a/x.csv"),
        (.get, "/a/x.csv/", "/a/:id/ x.csv"), (.get, "/A/", "nothing"),
    ])
    func aRequestFindsItsRow(method: Route.Method?, path: String, expected: String) throws {
        let table = try RouteTable([
            Self.row(.get, "/a/"), Self.row(.get, "/a/:id/"), Self.row(.post, "/a/:id/"),
            Self.row(.get, "/a/neu/"), Self.row(.get, "/a/:id/b/:nr/"), Self.row(.get, "/a/x.csv"),
        ])
        #expect(Self.found(table, method, path) == expected)
    }

    @Test(arguments: [
        "", "a/", "/", "//", "/a//b/", "/a/:/", "/a/:id/:id/", "/Ä/", "/a b/", "/a/?x=1", "/A/",
    ])
    func aMalformedPatternIsRefused(pattern: String) {
        #expect(throws: RouteProblem.malformed(pattern: pattern)) {
            try RouteTable([Self.row(.get, pattern)])
        }
    }

    @Test func twoRowsForTheSameRequestsAreRefused() {
        let problem = RouteProblem.double(method: .get, first: "/a/:id/", second: "/a/:nr/")
        #expect(throws: problem) {
            try RouteTable([Self.row(.get, "/a/:id/"), Self.row(.post, "/a/:id/"), Self.row(.get, "/a/:nr/")])
        }
        #expect(throws: RouteProblem.missingParameter("bereich", pattern: "/x/")) {
            try RouteTable([
                Route(.get, "/x/", .needsIn(.workspaceRead, workspace: "bereich")) { _ in .notFound }
            ])
        }
    }

    @Test func everyRowIsListedWithItsAccess() throws {
        let table = try RouteTable(NoteBook().routes)
        #expect(table.list.count == table.rows.count)
        let access = Dictionary(table.list.map { ("\($0.method.rawValue) \($0.pattern)", $0.access) }) { $1 }
        #expect(access["GET /anmelden/"] == "everyone")
        #expect(access["POST /notizen/"] == "signedIn")
        #expect(access["POST /abmelden"] == "signingIn")
        #expect(access["GET /verwaltung/personen/:id/"] == "needs:people.manage")
        #expect(access["GET /bereiche/:bereich/"] == "needsIn:workspace.read")
        #expect(try table.json().split(separator: "\n").count == table.rows.count + 2)
    }

    @Test func filesThatARowHidesAreReported() throws {
        let site = try TemporarySite([
            "index.html": "Start", "a/index.html": "verdeckt", "a/hilfe/seite/index.html": "frei",
            "_server/redirects.json": #"{"301": {"/a/7/": "/b/"}, "410": ["/a/8/", "/c/"]}"#,
        ])
        let snapshot = try SiteSnapshot.load(folder: site.folder)
        let table = try RouteTable([Self.row(.get, "/a/"), Self.row(.get, "/a/:id/")])
        #expect(table.conflicts(with: snapshot) == ["/a/", "/a/7/", "/a/8/"])
    }
}
