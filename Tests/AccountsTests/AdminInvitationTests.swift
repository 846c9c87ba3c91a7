import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminInvitationTests {
    static let path = "/verwaltung/personen/einladen/"
    static let berta = [
        "email": "berta@musterstadt.example", "name": "Berta Beispiel", "organisation": "Kreis Nord",
        "function": "",
    ]

    @Test func invitationCarriesTheFirstRoleUntilItsLastDay() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            _ = await browser.get(Self.path)
            let role = ["role": "redaktion", "workspace": "", "until": "31.12.2027"]
            let answer = await browser.submit(Self.path, Self.berta.merging(role) { $1 })
            #expect(answer.status == 303)
            let page = await browser.follow()
            #expect(page.title == "Berta Beispiel")
            #expect(page.contains("Die Einladung ist unterwegs."))
            #expect(page.contains("Eingeladen"))
            #expect(
                page.shows(inOrder: ["Redaktion", "ganze Plattform", "31. Dezember 2027", "unmittelbar"])
            )
            try await site.deliver()
            #expect(try site.link(to: "berta").hasPrefix("/einladung/"))
            #expect(try await site.events(.invited) == 1)
        }
    }

    @Test func wrongInputComesBackBesideItsFieldAndInvitesNobody() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let wrong: [(String, [String: String], String)] = [
                ("email", ["email": "keine Adresse"], ""),
                ("email", ["email": AccountsSite.address("leitung")], ""),
                ("name", ["name": " "], ""),
                ("until", ["role": "redaktion", "until": "31.02.2027"], "Geben Sie ein Datum an"),
                ("until", ["role": "redaktion", "until": "2020-01-01"], "in der Vergangenheit"),
                ("role", ["role": "gibt-es-nicht"], ""),
            ]
            for (field, change, message) in wrong {
                _ = await browser.get(Self.path)
                let fields = ["workspace": "", "until": "", "role": ""]
                    .merging(Self.berta) { $1 }.merging(change) { $1 }
                let page = await browser.submit(Self.path, fields)
                #expect(page.status == 422, "\(change)")
                #expect(page.showsError(beside: field, message), "\(change)")
                #expect(page.value(of: "organisation") == "Kreis Nord")
                #expect(page.value(of: "until") == fields["until"])
            }
            #expect(try await site.count("people") == 1)
            #expect(try await site.events(.invited) == 0)
        }
    }

    @Test func nobodyInvitesWithARoleAboveTheirOwn() async throws {
        try await withAccounts { site in
            let browser = try await site.signedIn("fach", with: [.peopleManage])
            _ = await browser.get(Self.path)
            let page = await browser.submit(Self.path, Self.berta.merging(["role": "administration"]) { $1 })
            #expect(page.status == 422)
            #expect(page.contains("Dazu gehören Rechte, die Sie selbst nicht haben."))
            #expect(page.value(of: "email") == "berta@musterstadt.example")
            #expect(try await site.count("people") == 1)
            #expect(try await site.events(.adminRefused) == 1)
        }
    }

    @Test func changedDetailsAreSavedAndWrongOnesComeBack() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            let path = "/verwaltung/personen/\(id)/aendern/"
            #expect(await browser.get(path).value(of: "email") == "berta@musterstadt.example")
            let taken = Self.berta.merging(["email": AccountsSite.address("leitung")]) { $1 }
            let again = await browser.submit(path, taken)
            #expect(again.status == 422)
            #expect(again.showsError(beside: "email", "gehört schon zu einem anderen Zugang"))
            #expect(again.value(of: "organisation") == "Kreis Nord")
            #expect(try await site.events(.personEdited) == 0)
            _ = await browser.get(path)
            #expect(await browser.submit(path, Self.berta).location == "/verwaltung/personen/\(id)/")
            let page = await browser.follow()
            #expect(page.contains("Die Angaben sind gespeichert."))
            #expect(page.contains("Kreis Nord"))
            #expect(try await site.events(.personEdited) == 1)
        }
    }

    @Test func invitationIsSentOnceMore() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let draft = PersonDraft(email: AccountsSite.address("berta"), name: "Berta Beispiel")
            let invited = try await site.gate.invite(draft, roles: [], by: .commandLine)
            let id = try #require(invited.value?.person)
            try await site.deliver()
            let first = try site.link(to: "berta")
            let path = "/verwaltung/personen/\(id)/erneut-einladen/"
            #expect(await browser.get(path).contains("gilt nicht mehr"))
            #expect(await browser.submit(path).status == 303)
            #expect(await browser.follow().contains("Eine neue Einladung ist unterwegs."))
            try await site.deliver()
            #expect(try site.link(to: "berta") != first)
            #expect(await site.browser().get(first).status == 410)
        }
    }
}
