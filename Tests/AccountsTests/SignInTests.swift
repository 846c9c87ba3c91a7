import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import Access
@testable import Accounts

@Suite struct SignInTests {
    @Test(arguments: TestDatabase.engines)
    func rightPasswordLeadsToTheOwnPages(engine: Engine) async throws {
        try await withAccounts(engine) { site in
            try await site.person()
            let browser = site.browser()
            let form = await browser.get("/anmelden/")
            #expect(form.status == 200)
            #expect(form.title == "Anmelden")
            let answer = await browser.submit("/anmelden/", site.credentials())
            #expect(answer.status == 303)
            #expect(answer.location == "/mein-bereich/")
            let start = await browser.follow()
            #expect(start.status == 200)
            #expect(start.title == "Guten Tag, Anna Beispiel")
            #expect(start.contains("Mitglied der kommunalen Familie"))
            #expect(try await site.events(.signedIn) == 1)
        }
    }

    @Test func browserCanOfferWhatItKnows() async throws {
        try await withAccounts { site in
            let page = await site.browser().get("/anmelden/")
            #expect(page.attribute("autocomplete", of: "email") == "username")
            #expect(page.attribute("autocomplete", of: "password") == "current-password")
            #expect(page.attribute("type", of: "password") == "password")
            #expect(!page.html.contains("onpaste"))
        }
    }

    @Test func wrongPasswordUnknownAddressAndOpenInvitationLookAlike() async throws {
        try await withAccounts { site in
            try await site.person()
            _ = try await site.gate.invite(.of("ida"), roles: [], by: .commandLine)
            var texts: Set<String> = []
            for name in ["anna", "niemand", "ida"] {
                let browser = site.browser(address: "192.0.2.\(texts.count + 1)")
                _ = await browser.get("/anmelden/")
                let page = await browser.submit(
                    "/anmelden/",
                    ["email": AccountsSite.address(name), "password": "falsches Passwort 1"]
                )
                #expect(page.status == 422)
                #expect(page.title == "Anmelden")
                #expect(page.value(of: "email") == AccountsSite.address(name))
                #expect(!page.html.contains("falsches Passwort"))
                #expect(page.fields[values: .setCookie].allSatisfy { !$0.contains("sitzung") })
                texts.insert(page.text)
            }
            #expect(texts.count == 1)
            #expect(texts.first?.contains(SignInRefusal.wrong.message) == true)
            #expect(try await site.events(.signedIn) == 0)
        }
    }

    @Test func disabledPersonLearnsItOnlyWithTheRightPassword() async throws {
        try await withAccounts { site in
            let id = try await site.person()
            _ = try await site.gate.deactivate(id, by: .commandLine)
            let browser = site.browser()
            _ = await browser.get("/anmelden/")
            let wrong = await browser.submit("/anmelden/", site.credentials(password: "falsches Passwort 1"))
            #expect(wrong.contains(SignInRefusal.wrong.message))
            let right = await browser.submit("/anmelden/", site.credentials())
            #expect(right.status == 422)
            #expect(right.contains(SignInRefusal.disabled.message))
            #expect(await browser.get("/mein-bereich/").status == 303)
        }
    }

    @Test(arguments: [
        ("/mein-bereich/profil/", "/mein-bereich/profil/"),
        ("/verwaltung/personen/?seite=2", "/verwaltung/personen/?seite=2"),
        ("//boese.example/", "/mein-bereich/"), ("https://boese.example/", "/mein-bereich/"),
        ("/\\boese.example", "/mein-bereich/"), ("/\t/boese.example", "/mein-bereich/"),
        ("javascript:alert(1)", "/mein-bereich/"), ("/..//boese.example", "/mein-bereich/"),
        ("", "/mein-bereich/"), ("mein-bereich", "/mein-bereich/"),
        ("/%0d%0aLocation:%20https://boese.example", "/mein-bereich/"),
    ])
    func afterSignInNobodyIsSentElsewhere(wanted: String, expected: String) async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = site.browser()
            _ = await browser.get("/anmelden/")
            let answer = await browser.submit("/anmelden/", site.credentials(["weiter": wanted]))
            #expect(answer.status == 303)
            #expect(answer.location == expected)
        }
    }

    @Test func pageBehindTheSignInIsReachedAfterIt() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = site.browser()
            let refused = await browser.get("/mein-bereich/sicherheit/")
            #expect(refused.location == "/anmelden/?weiter=%2Fmein-bereich%2Fsicherheit%2F")
            _ = await browser.follow()
            let again = await browser.submit("/anmelden/", site.credentials(password: "noch nicht richtig"))
            #expect(again.status == 422)
            let answer = await browser.submit("/anmelden/", site.credentials())
            #expect(answer.location == "/mein-bereich/sicherheit/")
        }
    }

    @Test func whoeverIsSignedInIsNotAskedAgain() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            #expect(await browser.get("/anmelden/").location == "/mein-bereich/")
        }
    }

    @Test func tooManyAttemptsAreAnsweredWithAWait() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = site.browser()
            _ = await browser.get("/anmelden/")
            var last = await browser.submit("/anmelden/", site.credentials(password: "falsch 0 falsch"))
            for attempt in 1..<60 where last.status == 422 {
                last = await browser.submit(
                    "/anmelden/",
                    site.credentials(password: "falsch \(attempt) falsch")
                )
            }
            #expect(last.status == 429)
            #expect(last.fields[.retryAfter].flatMap { Int($0) }.map { $0 > 0 } == true)
            #expect(last.title == "Anmelden")
            #expect(last.contains("zu viele Versuche"))
            let right = await browser.submit("/anmelden/", site.credentials())
            #expect(right.status == 429)
            site.clock.advance(by: .hours(24))
            #expect(await browser.submit("/anmelden/", site.credentials()).status == 303)
        }
    }

    @Test func signOutEndsTheSessionForGood() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            let kept = await browser.cookies
            _ = await browser.get("/mein-bereich/")
            let answer = await browser.submit("/abmelden")
            #expect(answer.location == "/anmelden/")
            #expect(await browser.follow().contains("Sie sind abgemeldet."))
            await browser.restore(kept)
            #expect(await browser.get("/mein-bereich/").status == 303)
        }
    }

    @Test func sessionThatEndedSaysSoAndKeepsTheWay() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            site.clock.advance(by: .days(8))
            let answer = await browser.get("/mein-bereich/profil/")
            #expect(answer.location?.hasPrefix("/anmelden/?weiter=%2Fmein-bereich%2Fprofil%2F") == true)
            #expect(await browser.follow().contains("Ihre Anmeldung ist abgelaufen."))
        }
    }
}

extension AccountsSite {
    /// What the sign-in form takes.
    func credentials(_ more: [String: String] = [:], password: String = AccountsSite.password) -> [String:
        String]
    {
        ["email": Self.address("anna"), "password": password].merging(more) { $1 }
    }
}

extension PersonDraft {
    static func of(_ name: String) -> PersonDraft {
        PersonDraft(email: AccountsSite.address(name), name: "\(name.capitalized) Beispiel")
    }
}
