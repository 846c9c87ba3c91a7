import Foundation
import Mail
import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct PublicRequestTests {
    @Test(arguments: TestDatabase.engines)
    func forgottenPasswordIsReplacedThroughTheMail(engine: Engine) async throws {
        try await withAccounts(engine) { site in
            try await site.person()
            let old = try await site.signedIn()
            let path = try await site.reset("anna")
            let browser = site.browser(address: "192.0.2.8")
            #expect(await browser.get(path).contains("anna@musterstadt.example"))
            let done = await browser.submit(path, ["password": "neue Wege am Fluss"])
            #expect(done.location == "/mein-bereich/")
            #expect(await browser.follow().contains("Ihr neues Passwort gilt."))
            #expect(await old.get("/mein-bereich/").status == 303)
            let another = site.browser(address: "192.0.2.9")
            _ = await another.get("/anmelden/")
            #expect(await another.submit("/anmelden/", site.credentials()).status == 422)
            let right = site.credentials(password: "neue Wege am Fluss")
            #expect(await another.submit("/anmelden/", right).status == 303)
            try await site.deliver()
            #expect(site.messenger.messages.last?.subject.text == "Ihr Passwort ist geändert")
        }
    }

    @Test func nobodyLearnsWhetherAnAddressHasAnAccount() async throws {
        try await withAccounts { site in
            let disabled = try await site.person("doro")
            _ = try await site.gate.deactivate(disabled, by: .commandLine)
            try await site.person()
            var answers: Set<String> = []
            for (number, name) in ["anna", "niemand", "doro"].enumerated() {
                let browser = site.browser(address: "192.0.2.\(number + 1)")
                _ = await browser.get("/passwort-vergessen/")
                let answer = await browser.submit(
                    "/passwort-vergessen/",
                    ["email": AccountsSite.address(name)]
                )
                let page = await browser.follow()
                answers.insert("\(answer.status) \(answer.location ?? "") \(page.status) \(page.text)")
            }
            #expect(answers.count == 1)
            #expect(try await site.events(.resetRequested) == 3)
            site.clock.advance(by: .seconds(1))
            try await site.deliver()
            let recipients = site.messenger.messages.map(\.to.address.description)
            #expect(recipients.filter { $0.hasPrefix("anna") }.count == 1)
            #expect(recipients.allSatisfy { !$0.hasPrefix("niemand") })
        }
    }

    @Test func secondFactorIsStillAskedForAfterAReset() async throws {
        try await withAccounts { site in
            try await site.person()
            let factor = try await site.setUp(try await site.signedIn())
            let path = try await site.reset("anna")
            let browser = site.browser(address: "192.0.2.8")
            _ = await browser.get(path)
            let done = await browser.submit(path, ["password": "neue Wege am Fluss"])
            #expect(done.location == "/anmelden/zweiter-faktor/")
            #expect(await browser.get("/mein-bereich/").status == 303)
            _ = await browser.get("/anmelden/zweiter-faktor/")
            site.clock.advance(by: .seconds(30))
            let code = factor.code(at: site.clock.now)
            #expect(
                await browser.submit("/anmelden/zweiter-faktor/", ["code": code]).location == "/mein-bereich/"
            )
        }
    }

    @Test func wrongAddressComesBackAsTyped() async throws {
        try await withAccounts { site in
            let browser = site.browser()
            _ = await browser.get("/passwort-vergessen/")
            let page = await browser.submit("/passwort-vergessen/", ["email": "keine \"Adresse\" <b>"])
            #expect(page.status == 422)
            #expect(page.value(of: "email") == "keine \"Adresse\" <b>")
            #expect(!page.html.contains("<b>"))
        }
    }

    @Test func requestForAnAccountReachesThoseWhoDecide() async throws {
        try await withAccounts { site in
            try await site.person("chris", roles: [.administration])
            let browser = site.browser()
            _ = await browser.get("/registrieren/")
            let answer = await browser.submit("/registrieren/", site.wish("neu"))
            #expect(answer.location == "/registrieren/gesendet/")
            #expect(await browser.follow().title == "Ihre Anfrage ist eingegangen")
            #expect(try await site.events(.accountRequested) == 1)
            try await site.deliver()
            let mail = try #require(site.messenger.messages(to: AccountsSite.address("chris")).last)
            #expect(mail.text.contains("https://nrwconnect.example/verwaltung/anfragen/"))
            #expect(!mail.text.contains("Neu Beispiel") && !mail.text.contains("Werbung"))
            #expect(site.messenger.messages(to: AccountsSite.address("neu")).isEmpty)
        }
    }

    @Test func requestWithAKnownAddressLooksTheSameAndTellsTheOwner() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = site.browser()
            _ = await browser.get("/registrieren/")
            let answer = await browser.submit("/registrieren/", site.wish("anna"))
            #expect(answer.location == "/registrieren/gesendet/")
            try await site.deliver()
            let mail = try #require(site.messenger.messages.last)
            #expect(mail.to.address.description == AccountsSite.address("anna"))
            #expect(mail.subject.text == "Sie haben schon einen Zugang")
            #expect(!mail.text.contains("Werbung"))
        }
    }

    @Test func missingNameIsSaidBesideTheFieldAndInTheSummary() async throws {
        try await withAccounts { site in
            let browser = site.browser()
            _ = await browser.get("/registrieren/")
            let page = await browser.submit("/registrieren/", site.wish("neu", ["name": " "]))
            #expect(page.status == 422)
            #expect(page.value(of: "organisation") == "Stadt <Neu>")
            #expect(page.attribute("aria-invalid", of: "name") == "true")
            #expect(page.html.contains("href=\"#anfrage-name\""))
            let requests = try await site.events(.accountRequested)
            #expect(requests == 0)
        }
    }

    @Test func closedRegistrationSaysSoAndTakesNothing() async throws {
        try await withAccounts(settings: { $0.registrationIsOpen = false }) { site in
            let browser = site.browser()
            #expect(await browser.get("/registrieren/").title == "Zugänge gibt es nur auf Einladung")
            #expect(await !browser.get("/anmelden/").contains("Zugang anfragen"))
            let answer = await browser.submitAnyway("/registrieren/", site.wish("neu"))
            #expect(answer.status == 403)
            let requests = try await site.events(.accountRequested)
            #expect(requests == 0)
        }
    }

    @Test func formWithoutItsTokenIsRefused() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = site.browser()
            _ = await browser.get("/anmelden/")
            let page = await browser.post("/anmelden/", site.credentials())
            #expect(page.status == 403)
            let other = await browser.post("/registrieren/", site.wish("neu", ["schutz": "erfunden"]))
            #expect(other.status == 403)
            #expect(try await site.events(.signedIn) == 0)
            #expect(try await site.events(.accountRequested) == 0)
        }
    }
}

extension AccountsSite {
    /// Asks for a new password for somebody and gives the address of the page in the mail.
    func reset(_ name: String) async throws -> String {
        let browser = browser(address: "192.0.2.40")
        _ = await browser.get("/passwort-vergessen/")
        _ = await browser.submit("/passwort-vergessen/", ["email": Self.address(name)])
        try await deliver()
        return try link(to: name)
    }

    /// What somebody types who wants an account.
    func wish(_ name: String, _ changes: [String: String] = [:]) -> [String: String] {
        [
            "email": Self.address(name), "name": "\(name.capitalized) Beispiel",
            "organisation": "Stadt <Neu>",
            "function": "", "note": "Werbung https://boese.example",
        ].merging(changes) { $1 }
    }
}
