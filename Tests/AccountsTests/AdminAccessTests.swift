import HTTPTypes
import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminAccessTests {
    static let pages = AdminMenu.entries.map { ($0.url, $0.right) }

    @Test func memberFindsNoPageOfTheAdministration() async throws {
        try await withAccounts { site in
            let id = try await site.person()
            let browser = try await site.signedIn()
            let further = [
                "/verwaltung/", "/verwaltung/personen/einladen/", "/verwaltung/personen/\(id)/",
                "/verwaltung/personen/\(id)/aendern/", "/verwaltung/personen/\(id)/loeschen/",
                "/verwaltung/rollen/neu/", "/verwaltung/rollen/administration/",
                "/verwaltung/arbeitsraeume/neu/", "/verwaltung/protokoll/export.csv",
            ]
            for path in Self.pages.map(\.0) + further {
                #expect(await browser.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test func postsOfAMemberChangeNothing() async throws {
        try await withAccounts { site in
            let other = try await site.person("berta")
            try await site.person()
            let browser = try await site.signedIn()
            let grants = try await site.count("grants")
            let posts: [(String, [String: String])] = [
                ("/verwaltung/personen/einladen/", ["email": "neu@musterstadt.example", "name": "Neu"]),
                ("/verwaltung/personen/\(other)/rollen", ["role": "administration"]),
                ("/verwaltung/personen/\(other)/loeschen/", [:]),
                ("/verwaltung/personen/\(other)/deaktivieren/", [:]),
                ("/verwaltung/personen/\(other)/ansicht", [:]),
                ("/verwaltung/rollen/neu/", ["title": "Alles", "rights": "people.manage"]),
                ("/verwaltung/gruppen/", ["name": "Neu"]),
                ("/verwaltung/arbeitsraeume/neu/", ["name": "Neu", "purpose": "x"]),
            ]
            for (path, fields) in posts {
                _ = await browser.get("/mein-bereich/profil/")
                #expect(await browser.submitAnyway(path, fields).status == 404, "\(path)")
            }
            #expect(try await site.count("people") == 2)
            #expect(try await site.count("grants") == grants)
            #expect(try await site.count("groups") == 0)
            #expect(try await site.count("workspaces") == 0)
            #expect(
                try await site.value("SELECT state FROM people WHERE id = \(other)") == PersonState.active
            )
        }
    }

    @Test func eachPageOpensWithItsRightAloneAndTheMenuShowsNoOther() async throws {
        try await withAccounts { site in
            for (position, right) in Set(Self.pages.map(\.1)).enumerated() {
                let browser = try await site.signedIn("fach\(position)", with: [right])
                let overview = await browser.get("/verwaltung/")
                for (path, needed) in Self.pages {
                    #expect(await browser.get(path).status == (needed == right ? 200 : 404), "\(path)")
                    #expect(overview.html.contains("href=\"\(path)\"") == (needed == right), "\(path)")
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func everyPageOpensForTheAdministration(engine: Engine) async throws {
        try await withAccounts(engine) { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            let group = try await site.group()
            let workspace = try await site.workspace()
            let further = [
                "/verwaltung/", "/verwaltung/personen/einladen/", "/verwaltung/personen/\(id)/",
                "/verwaltung/personen/\(id)/aendern/", "/verwaltung/rollen/neu/",
                "/verwaltung/rollen/neu/?bereich=workspace", "/verwaltung/rollen/redaktion/",
                "/verwaltung/gruppen/\(group)/", "/verwaltung/arbeitsraeume/\(workspace)/",
                "/verwaltung/arbeitsraeume/neu/", "/verwaltung/protokoll/export.csv",
            ]
            for path in Self.pages.map(\.0) + further {
                let page = await browser.get(path)
                #expect(page.status == 200, "\(path)")
                #expect(page.fields[.cacheControl]?.contains("no-store") == true, "\(path)")
            }
        }
    }

    @Test func whatDoesNotExistIsNotFound() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = ID<Person>.make()
            for path in [
                "/verwaltung/personen/\(id)/", "/verwaltung/personen/x/",
                "/verwaltung/personen/\(id)/loeschen/", "/verwaltung/anfragen/\(id)/",
                "/verwaltung/gruppen/\(id)/", "/verwaltung/arbeitsraeume/\(id)/", "/verwaltung/rollen/x/",
            ] {
                #expect(await browser.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test func settingsAreShownAsTheProgramGivesThem() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let page = await browser.get("/verwaltung/einstellungen/")
            #expect(
                page.shows(inOrder: [
                    "database", "Wo die Daten liegen", "postgres://web:•••@db/site", "Umgebung",
                ])
            )
        }
    }
}
