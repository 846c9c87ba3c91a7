import Mail
import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminRequestTests {
    @Test func acceptedRequestBecomesAnInvitationWithARole() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.request()
            #expect(await browser.get("/verwaltung/").contains("Eine Anfrage wartet auf eine Entscheidung."))
            #expect(await browser.get("/verwaltung/anfragen/").contains("Berta Beispiel"))
            let url = "/verwaltung/anfragen/\(id)/"
            #expect(await browser.get(url).contains("Ich vertrete den Kreis."))
            let wish = ["role": "mitglied", "workspace": "", "until": ""]
            #expect(await browser.submit(url + "zusagen", wish).location == "/verwaltung/anfragen/")
            let list = await browser.follow()
            #expect(list.contains("Berta Beispiel bekommt eine Einladung."))
            #expect(list.contains("Zurzeit wartet keine Anfrage."))
            try await site.deliver()
            #expect(try site.link(to: "berta").hasPrefix("/einladung/"))
            #expect(try await site.count("grants WHERE role = 'mitglied'") == 1)
            #expect(try await site.events(.requestConfirmed) == 1)
            #expect(await browser.get(url).status == 404)
        }
    }

    @Test func rejectedRequestIsAnsweredWithTheReasonAndForgotten() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.request()
            let url = "/verwaltung/anfragen/\(id)/"
            _ = await browser.get(url)
            #expect(await browser.submit(url + "ablehnen", ["reason": "Bitte über den Kreis."]).status == 303)
            #expect(
                await browser.follow().contains(
                    "Die Anfrage ist abgelehnt; die Person bekommt eine Nachricht."
                )
            )
            try await site.deliver()
            let mail = site.messenger.messages(to: AccountsSite.address("berta")).last
            #expect(mail?.text.contains("Bitte über den Kreis.") == true)
            #expect(try await site.gate.personID(email: AccountsSite.address("berta")) == nil)
            #expect(try await site.events(.requestRejected) == 1)
        }
    }

    @Test func wrongRoleLeavesTheRequestWaiting() async throws {
        try await withAccounts { site in
            try await site.person("leitung", roles: [.administration])
            let browser = try await site.signedIn("fach", with: [.peopleConfirm])
            let id = try await site.request()
            let url = "/verwaltung/anfragen/\(id)/"
            _ = await browser.get(url)
            let date = await browser.submit(
                url + "zusagen",
                ["role": "mitglied", "workspace": "", "until": "nie"]
            )
            #expect(date.status == 422)
            #expect(date.showsError(beside: "until", "Geben Sie ein Datum an"))
            #expect(date.value(of: "until") == "nie")
            _ = await browser.get(url)
            let higher = ["role": "administration", "workspace": "", "until": ""]
            let refused = await browser.submit(url + "zusagen", higher)
            #expect(refused.status == 422)
            #expect(refused.contains("Rechte, die Sie selbst nicht haben"))
            #expect(
                try await site.value("SELECT state FROM people WHERE id = \(id)") == PersonState.requested
            )
            #expect(try await site.events(.requestConfirmed) == 0)
        }
    }

    @Test func reviewListShowsOnlyAccountsThatNobodyUses() async throws {
        try await withAccounts { site in
            try await site.person("berta")
            try await site.person("leitung", roles: [.administration])
            site.clock.advance(by: .seconds(200 * 86_400))
            let browser = try await site.signedIn("leitung")
            _ = await browser.get("/verwaltung/")
            let page = await browser.get("/verwaltung/pruefliste/")
            #expect(page.shows(inOrder: ["seit 180 Tagen", "Zugänge: 1", "Berta Beispiel", "nie"]))
        }
    }
}

extension AccountsSite {
    /// Berta asks for an account.
    fileprivate func request() async throws -> ID<Person> {
        let draft = PersonDraft(
            email: Self.address("berta"),
            name: "Berta Beispiel",
            organisation: "Kreis Nord"
        )
        _ = try await gate.requestAccount(
            draft,
            note: "Ich vertrete den Kreis.",
            client: ClientAddress("192.0.2.30")
        )
        let id = try await value("SELECT id FROM people WHERE state = 'requested'", as: ID<Person>.self)
        guard let id else { throw Unexpected(what: "no request") }
        return id
    }
}
