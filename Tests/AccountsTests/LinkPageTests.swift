import HTTPTypes
import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct LinkPageTests {
    @Test(arguments: TestDatabase.engines)
    func invitedPersonSetsAPasswordAndIsIn(engine: Engine) async throws {
        try await withAccounts(engine) { site in
            let path = try await site.invitation()
            let browser = site.browser()
            let form = await browser.get(path)
            #expect(form.status == 200)
            #expect(form.contains("Guten Tag, Ida Beispiel."))
            #expect(form.contains("ida@musterstadt.example"))
            #expect(form.contains("Mindestens 10 Zeichen"))
            #expect(form.attribute("autocomplete", of: "password") == "new-password")
            let answer = await browser.submit(path, ["password": AccountsSite.password])
            #expect(answer.location == "/mein-bereich/")
            #expect(await browser.follow().title == "Guten Tag, Ida Beispiel")
            #expect(try await site.events(.invitationAccepted) == 1)
            _ = try await site.signedIn("ida", address: "192.0.2.8")
        }
    }

    @Test func lookingAtALinkDoesNotUseItUp() async throws {
        try await withAccounts { site in
            let path = try await site.invitation()
            for _ in 0..<5 { #expect(await site.browser().get(path).status == 200) }
            #expect(try await site.events(.linkRefused) == 0)
            let browser = site.browser()
            _ = await browser.get(path)
            #expect(await browser.submit(path, ["password": AccountsSite.password]).status == 303)
        }
    }

    @Test func usedLinkIsGoneForEverybody() async throws {
        try await withAccounts { site in
            let path = try await site.invitation()
            let browser = site.browser()
            _ = await browser.get(path)
            let late = site.browser(address: "192.0.2.8")
            _ = await late.get(path)
            _ = await browser.submit(path, ["password": AccountsSite.password])
            let second = await late.submit(path, ["password": "ein anderes langes Passwort"])
            #expect(second.status == 410)
            #expect(second.title == "Dieser Link ist schon benutzt")
            #expect(second.contains("melden Sie sich an"))
            #expect(await late.get("/mein-bereich/").status == 303)
            #expect(await late.get(path).status == 410)
            _ = try await site.signedIn("ida", address: "192.0.2.9")
        }
    }

    @Test func newerInvitationVoidsTheOlder() async throws {
        try await withAccounts { site in
            let old = try await site.invitation()
            let id = try #require(try await site.gate.personID(email: AccountsSite.address("ida")))
            _ = try await site.gate.inviteAgain(id, by: .commandLine)
            try await site.deliver()
            let page = await site.browser().get(old)
            #expect(page.status == 410)
            #expect(page.title == "Dieser Link gilt nicht mehr")
            #expect(await site.browser().get(try site.link(to: "ida")).status == 200)
        }
    }

    @Test func expiredLinkSaysWhatToDo() async throws {
        try await withAccounts { site in
            let path = try await site.invitation()
            site.clock.advance(by: .days(15))
            let page = await site.browser().get(path)
            #expect(page.status == 410)
            #expect(page.title == "Dieser Link ist abgelaufen")
            #expect(page.contains("bitten Sie die Person, die Sie eingeladen hat"))
        }
    }

    @Test(arguments: [
        "x", "..", "%00", "%2e%2e%2f", String(repeating: "A", count: 43), String(repeating: "A", count: 5000),
        "'%20OR%20'1'='1",
    ])
    func madeUpTokenIsAnUnknownLinkOnEveryPage(token: String) async throws {
        try await withAccounts { site in
            for page in ["einladung", "passwort-neu", "adresse-bestaetigen", "erste-schritte"] {
                let answer = await site.browser().get("/\(page)/\(token)/")
                #expect(
                    answer.status == 404 || answer.status == 400 || answer.status == 414,
                    "\(page)/\(token)"
                )
                #expect(!answer.html.contains(token) || token.count < 3)
            }
        }
    }

    @Test func linkForOnePurposeOpensNoOther() async throws {
        try await withAccounts { site in
            let path = try await site.invitation()
            let token = path.split(separator: "/")[1]
            for page in ["passwort-neu", "adresse-bestaetigen", "erste-schritte"] {
                #expect(await site.browser().get("/\(page)/\(token)/").status == 404)
            }
            #expect(await site.browser().get(path).status == 200)
        }
    }

    @Test func addressWithATokenIsToldToNobody() async throws {
        try await withAccounts { site in
            let page = await site.browser().get(try await site.invitation())
            #expect(page.fields[HTTPField.Name("Referrer-Policy") ?? .cookie] == "no-referrer")
            #expect(page.fields[.cacheControl] == "no-store")
            #expect(!page.html.contains("https://") || !page.html.contains("src=\"https://"))
        }
    }

    @Test(arguments: ["kurz", "passwort123", "idabeispiel1", "ida@musterstadt.example"])
    func weakPasswordComesBackAndTheLinkStaysGood(password: String) async throws {
        try await withAccounts { site in
            let path = try await site.invitation()
            let browser = site.browser()
            _ = await browser.get(path)
            let page = await browser.submit(path, ["password": password])
            #expect(page.status == 422)
            #expect(page.attribute("value", of: "password") == nil || page.value(of: "password") == "")
            #expect(page.html.contains("<title>Fehler: "))
            #expect(await browser.submit(path, ["password": AccountsSite.password]).status == 303)
        }
    }

    @Test func firstAdministratorIsMadeOnce() async throws {
        try await withAccounts { site in
            let token = try #require(try await site.gate.firstAdministratorToken())
            let path = LinkPurpose.firstAdministrator.path(token)
            let browser = site.browser()
            _ = await browser.get(path)
            let bad = await browser.submit(
                path,
                ["email": "keine", "name": "", "password": AccountsSite.password]
            )
            #expect(bad.status == 422)
            #expect(bad.value(of: "email") == "keine")
            #expect(try await site.events(.administratorCreated) == 0)
            let done = await browser.submit(
                path,
                [
                    "email": AccountsSite.address("anna"), "name": "Anna Beispiel",
                    "password": AccountsSite.password,
                ]
            )
            #expect(done.location == "/mein-bereich/")
            #expect(try await site.events(.administratorCreated) == 1)
            #expect(await site.browser(address: "192.0.2.8").get(path).status == 410)
            #expect(try await site.gate.firstAdministratorToken() == nil)
        }
    }
}

extension AccountsSite {
    /// Invites Ida and gives the address of the page in her mail.
    func invitation() async throws -> String {
        _ = try await gate.invite(.of("ida"), roles: [], by: .commandLine)
        try await deliver()
        return try link(to: "ida")
    }
}
