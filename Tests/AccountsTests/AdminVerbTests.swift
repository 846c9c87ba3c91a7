import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminVerbTests {
    @Test func deactivatedPeopleAreOutUntilTheyAreActiveAgain() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            let berta = try await site.signedIn("berta")
            let url = "/verwaltung/personen/\(id)/"
            let ask = await browser.get(url + "deaktivieren/")
            #expect(ask.title == "Zugang deaktivieren: Berta Beispiel")
            #expect(ask.contains("auf allen Geräten abgemeldet"))
            #expect(ask.contains("Angaben, Rollen und Beiträge bleiben erhalten."))
            #expect(await berta.get("/mein-bereich/").status == 200)
            #expect(await browser.submit(url + "deaktivieren/").location == url)
            let page = await browser.follow()
            #expect(page.contains("Der Zugang ist deaktiviert."))
            #expect(page.contains("Deaktiviert"))
            #expect(await berta.get("/mein-bereich/").status == 303)
            #expect(await browser.get(url + "deaktivieren/").status == 404)
            #expect(await browser.get(url + "aktivieren/").contains("kann sich wieder anmelden"))
            #expect(await browser.submit(url + "aktivieren/").location == url)
            #expect(await browser.follow().contains("Der Zugang ist wieder aktiv."))
            _ = try await site.signedIn("berta")
            #expect(try await site.events(.personDisabled) == 1)
            #expect(try await site.events(.personEnabled) == 1)
        }
    }

    @Test func secondFactorIsTakenAway() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            let path = "/verwaltung/personen/\(id)/zweiten-faktor-entfernen/"
            #expect(await browser.get(path).status == 404)
            _ = try await site.setUp(try await site.signedIn("berta"))
            #expect(await browser.get(path).contains("genügt wieder das Passwort"))
            #expect(await browser.submit(path).status == 303)
            let page = await browser.follow()
            #expect(page.contains("Der zweite Faktor ist entfernt."))
            #expect(page.contains("nicht eingerichtet"))
            let again = try await site.signedIn("berta")
            #expect(await again.get("/mein-bereich/").status == 200)
            #expect(try await site.events(.secondFactorOff) == 1)
        }
    }

    @Test func allDevicesAreSignedOut() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            let berta = try await site.signedIn("berta")
            let path = "/verwaltung/personen/\(id)/abmelden/"
            #expect(await browser.get(path).contains("auf jedem Gerät neu anmelden"))
            #expect(await browser.submit(path).status == 303)
            #expect(await browser.follow().contains("Alle Geräte sind abgemeldet."))
            #expect(await berta.get("/mein-bereich/").status == 303)
            #expect(await browser.get("/verwaltung/").status == 200)
            #expect(try await site.events(.sessionsEnded) == 1)
        }
    }

    @Test func deletionNamesWhatGoesAndWhatStays() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            let path = "/verwaltung/personen/\(id)/loeschen/"
            let ask = await browser.get(path)
            #expect(ask.contains("Das lässt sich nicht zurücknehmen"))
            #expect(ask.contains("ausgeschiedene Person"))
            #expect(ask.html.contains("href=\"/verwaltung/personen/\(id)/\""))
            #expect(await browser.submit(path).location == "/verwaltung/personen/")
            #expect(await browser.follow().contains("Der Zugang von Berta Beispiel ist gelöscht."))
            #expect(try await site.gate.personID(email: AccountsSite.address("berta")) == nil)
            #expect(try await site.events(.personDeleted) == 1)
            #expect(await browser.get(path).status == 404)
            #expect(await !browser.get("/verwaltung/personen/").contains("Berta Beispiel"))
        }
    }

    @Test func nothingHappensToTheOwnAccountOrToSomebodyWithHigherRights() async throws {
        try await withAccounts { site in
            let chief = try await site.person("leitung", roles: [.administration])
            let browser = try await site.signedIn("fach", with: [.peopleManage])
            let own = try #require(try await site.gate.personID(email: AccountsSite.address("fach")))
            for verb in ["deaktivieren", "abmelden", "loeschen"] {
                let path = "/verwaltung/personen/\(chief)/\(verb)/"
                _ = await browser.get(path)
                #expect(await browser.submit(path).status == 303)
                #expect(await browser.follow().contains("Rechte, die Sie selbst nicht haben"), "\(verb)")
            }
            let path = "/verwaltung/personen/\(own)/deaktivieren/"
            _ = await browser.get(path)
            _ = await browser.submit(path)
            #expect(await browser.follow().contains("Das geht nicht mit dem eigenen Zugang."))
            #expect(try await site.count("people WHERE state = 'active'") == 2)
            #expect(try await site.events(.adminRefused) == 4)
            #expect(await browser.get("/verwaltung/personen/\(own)/unsinn/").status == 404)
        }
    }
}
