import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminGrantTests {
    @Test func roleIsGivenUntilItsLastDayAndTakenAgain() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            let url = "/verwaltung/personen/\(id)/"
            _ = await browser.get(url)
            let wish = ["role": "redaktion", "workspace": "", "until": "2027-03-31"]
            #expect(await browser.submit(url + "rollen", wish).location == url)
            let page = await browser.follow()
            #expect(page.contains("Die Rolle ist vergeben."))
            #expect(page.shows(inOrder: ["Redaktion", "ganze Plattform", "31. März 2027", "unmittelbar"]))
            let end = try await site.value(
                "SELECT until FROM grants WHERE role = 'redaktion'",
                as: Timestamp.self
            )
            // The end of the day in Berlin, where summer time has just begun.
            #expect(end?.iso == "2027-03-31T22:00:00.000000Z")
            let grant = try await site.value(
                "SELECT id FROM grants WHERE role = 'redaktion'",
                as: ID<Grant>.self
            )
            let revoke = ["rolle": grant?.description ?? ""]
            #expect(await browser.submit(url + "rollen/entziehen", revoke).location == url)
            #expect(await browser.follow().contains("Die Rolle ist entzogen."))
            #expect(try await site.count("grants WHERE role = 'redaktion'") == 0)
            #expect(try await site.events(.roleRevoked) == 1)
        }
    }

    @Test func roleOfAWorkspaceNamesItsWorkspace() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            let workspace = try await site.workspace()
            let url = "/verwaltung/personen/\(id)/"
            _ = await browser.get(url)
            let wish = ["role": "schreiben", "workspace": workspace.description, "until": ""]
            #expect(await browser.submit(url + "rollen", wish).location == url)
            #expect(await browser.follow().shows(inOrder: ["Schreiben", "Arbeitsraum Bauen", "unbefristet"]))
        }
    }

    @Test func wrongInputStandsBesideItsFieldAndGivesNothing() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            let url = "/verwaltung/personen/\(id)/"
            let grants = try await site.count("grants")
            let wrong: [(String, [String: String], String)] = [
                ("until", ["until": "31.2.2027"], "Geben Sie ein Datum an, zum Beispiel 31.12.2027."),
                ("until", ["until": "bald"], "Geben Sie ein Datum an, zum Beispiel 31.12.2027."),
                ("until", ["until": "23.11.2026"], "Das Enddatum liegt in der Vergangenheit."),
                ("role", ["role": ""], "Wählen Sie eine Rolle."),
                ("workspace", ["workspace": "x"], "Diesen Arbeitsraum gibt es nicht."),
            ]
            for (field, change, message) in wrong {
                _ = await browser.get(url)
                let fields = ["role": "redaktion", "workspace": "", "until": ""].merging(change) { $1 }
                let page = await browser.submit(url + "rollen", fields)
                #expect(page.status == 422, "\(change)")
                #expect(page.showsError(beside: field, message), "\(change)")
                #expect(page.value(of: "until") == fields["until"], "\(change)")
                if fields["role"] == "redaktion" {
                    #expect(page.html.contains("value=\"redaktion\" selected"), "\(change)")
                }
            }
            #expect(try await site.count("grants") == grants)
        }
    }

    @Test func nobodyGivesOrTakesWhatTheyDoNotHave() async throws {
        try await withAccounts { site in
            let chief = try await site.person("leitung", roles: [.administration])
            let id = try await site.person("berta")
            let browser = try await site.signedIn("fach", with: [.peopleManage])
            let url = "/verwaltung/personen/\(id)/"
            let grants = try await site.count("grants")
            _ = await browser.get(url)
            let page = await browser.submit(
                url + "rollen",
                ["role": "administration", "workspace": "", "until": ""]
            )
            #expect(page.status == 422)
            #expect(page.contains("Dazu gehören Rechte, die Sie selbst nicht haben."))
            #expect(page.html.contains("value=\"administration\" selected"))
            let grant = try await site.value(
                "SELECT id FROM grants WHERE person = \(chief)",
                as: ID<Grant>.self
            )
            _ = await browser.submit(url + "rollen/entziehen", ["rolle": grant?.description ?? ""])
            #expect(await browser.follow().contains("Rechte, die Sie selbst nicht haben"))
            #expect(try await site.count("grants") == grants)
            #expect(try await site.events(.adminRefused) == 2)
        }
    }

    @Test func lastAdministrationStays() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let own = try #require(try await site.gate.personID(email: AccountsSite.address("leitung")))
            let url = "/verwaltung/personen/\(own)/"
            _ = await browser.get(url)
            #expect(await browser.submit(url + "rollen/entziehen").location == url)
            #expect(await !browser.follow().contains("Die Rolle ist entzogen."))
            #expect(try await site.count("grants") == 1)
            #expect(await browser.get("/verwaltung/").status == 200)
        }
    }
}
