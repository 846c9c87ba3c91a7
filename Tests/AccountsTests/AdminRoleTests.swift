import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminRoleTests {
    @Test func roleIsMadeChangedAndDeleted() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let new = "/verwaltung/rollen/neu/"
            #expect(await browser.get(new).contains("Kontakte ausgeben"))
            let draft = ["title": "Aushilfe", "rights": "contacts.export", "second-factor": "1"]
            #expect(await browser.submit(new, draft).location == "/verwaltung/rollen/")
            let list = await browser.follow()
            #expect(list.contains("Die Rolle „Aushilfe“ ist angelegt."))
            #expect(list.shows(inOrder: ["Aushilfe", "eigene Rolle", "Kontakte ausgeben", "Pflicht"]))
            let key = try #require(
                try await site.value("SELECT key FROM roles WHERE title = 'Aushilfe'", as: String.self)
            )
            let url = "/verwaltung/rollen/\(key)/"
            let form = await browser.get(url)
            #expect(form.value(of: "title") == "Aushilfe")
            #expect(form.html.contains("value=\"contacts.export\" checked"))
            #expect(
                await browser.submit(url, ["title": "Vertretung", "rights": "contacts.manage"]).status == 303
            )
            #expect(await browser.follow().shows(inOrder: ["Vertretung", "Kontakte pflegen", "freiwillig"]))
            let ask = await browser.get(url + "loeschen/")
            #expect(ask.title == "Rolle löschen: Vertretung")
            #expect(ask.contains("lässt sich nicht mehr vergeben"))
            #expect(await browser.submit(url + "loeschen/").location == "/verwaltung/rollen/")
            #expect(await browser.follow().contains("Die Rolle „Vertretung“ ist gelöscht."))
            #expect(await browser.get(url).status == 404)
            for kind in [Event.Kind.roleCreated, .roleEdited, .roleDeleted] {
                #expect(try await site.events(kind) == 1)
            }
        }
    }

    @Test func roleWithRightsThatOneLacksCannotBeMadeOrChanged() async throws {
        try await withAccounts { site in
            let browser = try await site.signedIn("fach", with: [.rolesManage])
            let roles = try await site.count("roles")
            let rights = try await site.count("role_rights")
            _ = await browser.get("/verwaltung/rollen/neu/")
            let page = await browser.submit(
                "/verwaltung/rollen/neu/",
                ["title": "Alles", "rights": "people.manage"]
            )
            #expect(page.status == 422)
            #expect(page.contains("Dazu gehören Rechte, die Sie selbst nicht haben."))
            #expect(page.value(of: "title") == "Alles")
            #expect(page.html.contains("value=\"people.manage\" checked"))
            _ = await browser.get("/verwaltung/rollen/mitglied/")
            let change = await browser.submit(
                "/verwaltung/rollen/mitglied/",
                ["title": "x", "rights": "people.manage"]
            )
            #expect(change.status == 422)
            #expect(try await site.count("roles") == roles)
            #expect(try await site.count("role_rights") == rights)
            #expect(try await site.events(.adminRefused) == 2)
        }
    }

    @Test func wrongTitlesAndMixedScopesComeBack() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let roles = try await site.count("roles")
            let wrong: [(String, [String: String])] = [
                ("title", ["title": ""]), ("title", ["title": "Redaktion"]),
                ("rights", ["title": "Gemischt", "scope": "workspace"]),
            ]
            for (field, change) in wrong {
                _ = await browser.get("/verwaltung/rollen/neu/")
                let fields = ["rights": "site.edit"].merging(change) { $1 }
                let page = await browser.submit("/verwaltung/rollen/neu/", fields)
                #expect(page.status == 422, "\(change)")
                #expect(page.showsError(beside: field, ""), "\(change)")
            }
            #expect(try await site.count("roles") == roles)
        }
    }

    @Test func builtInRolesKeepTheirNamesAndStay() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let url = "/verwaltung/rollen/redaktion/"
            #expect(await !browser.get(url).contains("Rolle löschen"))
            #expect(await browser.get(url + "loeschen/").status == 404)
            _ = await browser.get(url)
            #expect(await browser.submitAnyway(url + "loeschen/").status == 303)
            _ = await browser.get(url)
            #expect(await browser.submit(url, ["title": "Umbenannt", "rights": "site.edit"]).status == 303)
            let list = await browser.follow()
            #expect(list.contains("Die Rolle „Redaktion“ ist gespeichert."))
            #expect(!list.contains("Umbenannt"))
            #expect(await browser.get("/verwaltung/rollen/administration/").contains("immer alle Rechte"))
        }
    }

    @Test func roleInUseIsNotDeleted() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let key = try await site.role("Aushilfe", [.siteEdit])
            try await site.person("berta", roles: [key])
            let url = "/verwaltung/rollen/\(key.rawValue)/loeschen/"
            _ = await browser.get(url)
            #expect(await browser.submit(url).status == 303)
            #expect(await browser.follow().contains("Die Rolle ist noch vergeben."))
            #expect(try await site.count("roles WHERE title = 'Aushilfe'") == 1)
        }
    }
}
