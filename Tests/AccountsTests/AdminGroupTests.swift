import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminGroupTests {
    @Test func groupIsMadeNamedAnewAndDeleted() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            _ = await browser.get("/verwaltung/gruppen/")
            let made = await browser.submit("/verwaltung/gruppen/", ["name": "Beirat", "note": "Berät"])
            let url = try #require(made.location)
            #expect(await browser.follow().contains("Die Gruppe ist angelegt."))
            #expect(await browser.submit(url, ["name": "Großer Beirat", "note": ""]).location == url)
            #expect(await browser.follow().title == "Großer Beirat")
            _ = await browser.get("/verwaltung/gruppen/")
            let same = await browser.submit(
                "/verwaltung/gruppen/",
                ["name": "Großer Beirat", "note": "zweiter"]
            )
            #expect(same.status == 422)
            #expect(same.showsError(beside: "name", ""))
            #expect(same.value(of: "note") == "zweiter")
            #expect(try await site.count("groups") == 1)
            #expect(
                await browser.get(url + "loeschen/").contains("Die Personen und ihre eigenen Rollen bleiben.")
            )
            #expect(await browser.submit(url + "loeschen/").location == "/verwaltung/gruppen/")
            #expect(await browser.follow().contains("Noch gibt es keine Gruppe."))
            for kind in [Event.Kind.groupCreated, .groupEdited, .groupDeleted] {
                #expect(try await site.events(kind) == 1)
            }
        }
    }

    @Test func membersHaveTheRolesOfTheGroupWhileTheyBelongToIt() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta", roles: [])
            let url = "/verwaltung/gruppen/\(try await site.group())/"
            _ = await browser.get(url)
            let role = ["role": "redaktion", "workspace": "", "until": ""]
            #expect(await browser.submit(url + "rollen", role).location == url)
            #expect(await browser.follow().contains("Die Rolle ist vergeben."))
            _ = await browser.submit(url + "personen", ["email": "Berta@Musterstadt.example"])
            #expect(await browser.follow().shows(inOrder: ["Personen: 1", "Berta Beispiel", "Redaktion"]))
            let person = await browser.get("/verwaltung/personen/\(id)/")
            #expect(person.shows(inOrder: ["Redaktion", "Gruppe Koordination"]))
            #expect(!person.html.contains("rollen/entziehen"))
            _ = await browser.get(url)
            #expect(await browser.submit(url + "personen/entfernen").location == url)
            #expect(await browser.follow().contains("Die Person gehört nicht mehr zur Gruppe."))
            #expect(await browser.get("/verwaltung/personen/\(id)/").contains("Noch keine Rolle."))
            _ = await browser.get(url)
            #expect(await browser.submit(url + "rollen/entziehen").location == url)
            #expect(try await site.count("grants WHERE group_id IS NOT NULL") == 0)
            #expect(try await site.events(.memberAdded) == 1)
            #expect(try await site.events(.memberRemoved) == 1)
        }
    }

    @Test func unknownAddressComesBackBesideItsField() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let url = "/verwaltung/gruppen/\(try await site.group())/"
            _ = await browser.get(url)
            let page = await browser.submit(url + "personen", ["email": "niemand@musterstadt.example"])
            #expect(page.status == 422)
            #expect(page.showsError(beside: "email", "Zu dieser Adresse gibt es keinen Zugang."))
            #expect(page.value(of: "email") == "niemand@musterstadt.example")
            #expect(try await site.count("group_members") == 0)
        }
    }

    @Test func nobodyJoinsAGroupWithRightsAboveTheirOwn() async throws {
        try await withAccounts { site in
            try await site.person("leitung", roles: [.administration])
            let group = try await site.group()
            let draft = GrantDraft(role: .administration)
            _ = try await site.gate.grant(draft, to: .group(group), by: .commandLine)
            let browser = try await site.signedIn("fach", with: [.rolesManage, .peopleManage])
            let url = "/verwaltung/gruppen/\(group)/"
            _ = await browser.get(url)
            let page = await browser.submit(url + "personen", ["email": AccountsSite.address("fach")])
            #expect(page.status == 422)
            #expect(page.contains("Rechte, die Sie selbst nicht haben"))
            #expect(try await site.count("group_members") == 0)
        }
    }
}
