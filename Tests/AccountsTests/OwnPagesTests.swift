import Foundation
import HTTPTypes
import Mail
import Store
import TestSupport
import Testing

@testable import Access
@testable import Accounts

@Suite struct OwnPagesTests {
    @Test func profileIsSavedAndSeenAtOnce() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            let form = await browser.get("/mein-bereich/profil/")
            #expect(form.value(of: "name") == "Anna Beispiel")
            #expect(form.value(of: "organisation") == "Stadt Musterstadt")
            #expect(form.value(of: "function") == "Referat 1")
            #expect(form.attribute("autocomplete", of: "name") == "name")
            let changes = [
                "name": "Änne \"Beispiel\" & Söhne", "organisation": "Kreis <Nord>", "function": "",
            ]
            #expect(await browser.submit("/mein-bereich/profil/", changes).status == 303)
            let saved = await browser.follow()
            #expect(saved.contains("Ihr Profil ist gespeichert."))
            #expect(saved.value(of: "name") == "Änne \"Beispiel\" & Söhne")
            #expect(saved.value(of: "organisation") == "Kreis <Nord>")
            #expect(await !browser.get("/mein-bereich/profil/").contains("Ihr Profil ist gespeichert."))
            #expect(try await site.events(.profileEdited) == 1)
        }
    }

    @Test(arguments: ["", "   ", String(repeating: "x", count: 500), "Anna\u{0007}", "Anna\u{202E}"])
    func nameThatCannotStandComesBack(name: String) async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            _ = await browser.get("/mein-bereich/profil/")
            let page = await browser.submit(
                "/mein-bereich/profil/",
                ["name": name, "organisation": "Neu", "function": ""]
            )
            #expect(page.status == 422)
            #expect(page.value(of: "organisation") == "Neu")
            #expect(try await site.events(.profileEdited) == 0)
            #expect(
                await browser.get("/mein-bereich/profil/").value(of: "organisation") == "Stadt Musterstadt"
            )
        }
    }

    @Test func newPasswordSignsOutEveryOtherDevice() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            let other = try await site.signedIn(address: "192.0.2.8")
            let path = "/mein-bereich/sicherheit/passwort/"
            let form = await browser.get(path)
            #expect(form.attribute("autocomplete", of: "current-password") == "current-password")
            #expect(form.attribute("autocomplete", of: "password") == "new-password")
            let wrong = await browser.submit(
                path,
                ["current-password": "falsch und lang", "password": "neue Wege am Fluss"]
            )
            #expect(wrong.status == 422)
            #expect(!wrong.html.contains("neue Wege"))
            #expect(await other.get("/mein-bereich/").status == 200)
            let done = await browser.submit(
                path,
                ["current-password": AccountsSite.password, "password": "neue Wege am Fluss"]
            )
            #expect(done.location == "/mein-bereich/sicherheit/")
            #expect(await browser.follow().contains("Das Passwort ist geändert."))
            #expect(await other.get("/mein-bereich/").status == 303)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func newAddressCountsOnceItsOwnerConfirms(engine: Engine) async throws {
        try await withAccounts(engine) { site in
            try await site.person()
            let browser = try await site.signedIn()
            let path = "/mein-bereich/profil/adresse/"
            _ = await browser.get(path)
            let wish = ["email": AccountsSite.address("neu"), "current-password": AccountsSite.password]
            #expect(await browser.submit(path, wish).status == 303)
            #expect(await browser.follow().contains("anna@musterstadt.example"))
            try await site.deliver()
            #expect(site.messenger.messages(to: AccountsSite.address("anna")).count == 1)
            let link = try site.link(to: "neu")
            let stranger = site.browser(address: "192.0.2.8")
            #expect(await stranger.get(link).contains("neu@musterstadt.example"))
            #expect(await stranger.submit(link).location == "/anmelden/")
            #expect(await stranger.follow().contains("Ihre neue E-Mail-Adresse gilt."))
            #expect(await browser.get("/mein-bereich/").status == 303)
            _ = try await site.signedIn("neu", address: "192.0.2.9")
            try await site.deliver()
            let told = site.messenger.messages(to: AccountsSite.address("anna")).map(\.subject.text)
            #expect(told.last == "Ihre E-Mail-Adresse ist geändert")
        }
    }

    @Test func addressOfSomebodyElseIsAnsweredAlike() async throws {
        try await withAccounts { site in
            try await site.person("berta")
            try await site.person()
            let browser = try await site.signedIn()
            var pages: Set<String> = []
            for name in ["berta", "frei"] {
                _ = await browser.get("/mein-bereich/profil/adresse/")
                _ = await browser.submit(
                    "/mein-bereich/profil/adresse/",
                    ["email": AccountsSite.address(name), "current-password": AccountsSite.password]
                )
                pages.insert(await browser.follow().text)
            }
            #expect(pages.count == 1)
            try await site.deliver()
            let mail = site.messenger.messages(to: AccountsSite.address("berta")).last
            #expect(mail?.subject.text == "Ihre E-Mail-Adresse ist bereits eingetragen")
        }
    }

    @Test func devicesAreListedAndEndOneByOne() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            let other = try await site.signedIn(address: "192.0.2.8")
            let third = try await site.signedIn(address: "192.0.2.9")
            let page = await browser.get("/mein-bereich/sicherheit/")
            #expect(page.html.components(separatedBy: "Firefox auf Linux").count > 3)
            #expect(page.contains("dieses Gerät"))
            let end = "/mein-bereich/sicherheit/sitzung-beenden"
            #expect(await browser.submit(end).status == 303)
            let alive = [await other.get("/mein-bereich/").status, await third.get("/mein-bereich/").status]
            #expect(alive.sorted() == [200, 303])
            _ = await browser.get("/mein-bereich/sicherheit/")
            #expect(await browser.submit("/mein-bereich/sicherheit/andere-beenden").status == 303)
            #expect(await browser.follow().contains("Alle anderen Geräte sind abgemeldet."))
            #expect(await third.get("/mein-bereich/").status == 303)
            #expect(await browser.get("/mein-bereich/").status == 200)
        }
    }

    @Test func sessionOfSomebodyElseCannotBeEnded() async throws {
        try await withAccounts { site in
            try await site.person("berta")
            try await site.person()
            let berta = try await site.signedIn("berta", address: "192.0.2.8")
            let other = try await site.signedIn(address: "192.0.2.9")
            _ = await other.get("/mein-bereich/")
            let browser = try await site.signedIn()
            let id = try #require(
                try await site.store.read { reader in
                    try reader.value(
                        "SELECT s.id FROM sessions s JOIN people p ON p.id = s.person WHERE p.name = \("Berta Beispiel")",
                        as: ID<Session>.self
                    )
                }
            )
            for foreign in [id.description, ID<Session>.make().description, "x", ""] {
                _ = await browser.get("/mein-bereich/sicherheit/")
                let page = await browser.submit("/mein-bereich/sicherheit/sitzung-beenden", ["id": foreign])
                #expect(page.status == 404)
            }
            #expect(await berta.get("/mein-bereich/").status == 200)
        }
    }

    @Test func ownDataComeAsAFile() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            _ = await browser.get("/mein-bereich/meine-daten/")
            let file = await browser.submit("/mein-bereich/meine-daten/")
            #expect(file.status == 200)
            #expect(file.fields[.contentDisposition]?.contains("meine-daten.json") == true)
            #expect(file.html.contains("anna@musterstadt.example"))
            #expect(!file.html.contains("argon2"))
            #expect((try? JSONSerialization.jsonObject(with: Data(file.html.utf8))) != nil)
            #expect(try await site.events(.dataExported) == 1)
        }
    }

    @Test func whoeverLeavesIsSignedOutAndForgotten() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            let path = "/mein-bereich/loeschen/"
            #expect(await browser.get(path).contains("ausgeschiedene Person"))
            #expect(await browser.submit(path, ["current-password": "falsch und lang"]).status == 422)
            #expect(await browser.get("/mein-bereich/").status == 200)
            _ = await browser.get(path)
            #expect(await browser.submit(path, ["current-password": AccountsSite.password]).status == 303)
            #expect(await browser.follow().contains("Ihr Zugang ist gelöscht."))
            #expect(await browser.get("/mein-bereich/").status == 303)
            #expect(try await site.gate.personID(email: AccountsSite.address("anna")) == nil)
            try await site.deliver()
            #expect(site.messenger.messages.last?.subject.text == "Ihr Zugang ist gelöscht")
        }
    }

    @Test func startPageAdvisesTheSecondFactorUntilItIsThere() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            let advice = "Schützen Sie Ihren Zugang mit einem zweiten Faktor"
            #expect(await browser.get("/mein-bereich/").contains(advice))
            _ = try await site.setUp(browser)
            #expect(await !browser.get("/mein-bereich/").contains(advice))
        }
    }

    @Test func startPageShowsAdministrationOnlyToThoseWhoMay() async throws {
        try await withAccounts { site in
            try await site.person()
            #expect(await !(try site.signedIn()).get("/mein-bereich/").html.contains("/verwaltung/"))
        }
    }
}
