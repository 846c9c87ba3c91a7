import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminWorkspaceTests {
    static let new = "/verwaltung/arbeitsraeume/neu/"
    static let draft = [
        "name": "Bauen & Wohnen", "slug": "", "purpose": "Absprachen", "visibility": "family",
        "closed-reason": "",
    ]

    @Test func workspaceIsMadeAndChanged() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            _ = await browser.get(Self.new)
            let url = try #require(await browser.submit(Self.new, Self.draft).location)
            let page = await browser.follow()
            #expect(page.title == "Bauen & Wohnen")
            #expect(page.value(of: "slug") == "bauen-wohnen")
            #expect(page.contains("Noch hat der Arbeitsraum keine Mitglieder."))
            let closed = ["visibility": "members", "closed-reason": "Es geht um Personal."]
            #expect(await browser.submit(url, Self.draft.merging(closed) { $1 }).location == url)
            let list = await browser.get("/verwaltung/arbeitsraeume/")
            #expect(list.contains("Geschlossen, weil: Es geht um Personal."))
            #expect(try await site.events(.workspaceCreated) == 1)
            #expect(try await site.events(.workspaceEdited) == 1)
        }
    }

    @Test func closedWorkspaceNeedsAReason() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            _ = await browser.get(Self.new)
            let page = await browser.submit(Self.new, Self.draft.merging(["visibility": "members"]) { $1 })
            #expect(page.status == 422)
            #expect(page.contains("Nennen Sie den Grund, warum nur Mitglieder den Arbeitsraum sehen."))
            #expect(page.value(of: "name") == "Bauen & Wohnen")
            #expect(page.html.contains("value=\"members\" checked"))
            #expect(try await site.count("workspaces") == 0)
            #expect(try await site.events(.workspaceCreated) == 0)
        }
    }

    @Test func personsAndGroupsBecomeMembersAndLeave() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            try await site.person("berta")
            let group = try await site.group()
            let url = "/verwaltung/arbeitsraeume/\(try await site.workspace())/"
            _ = await browser.get(url)
            let berta = [
                "email": AccountsSite.address("berta"), "group": "", "role": "lesen", "until": "31.12.2027",
            ]
            #expect(await browser.submit(url + "mitglieder", berta).location == url)
            let page = await browser.follow()
            #expect(page.contains("Das Mitglied ist eingetragen."))
            #expect(page.shows(inOrder: ["Berta Beispiel", "Lesen", "31. Dezember 2027"]))
            let other = berta.merging(["role": "koordination", "until": ""]) { $1 }
            _ = await browser.submit(url + "mitglieder", other)
            #expect(await browser.follow().shows(inOrder: ["Mitglieder: 1", "Koordination", "unbefristet"]))
            let all = ["email": "", "group": group.description, "role": "schreiben", "until": ""]
            _ = await browser.submit(url + "mitglieder", all)
            #expect(await browser.follow().contains("Mitglieder: 2"))
            #expect(await browser.submit(url + "mitglieder/austragen").location == url)
            let left = await browser.follow()
            #expect(left.contains("Das Mitglied ist ausgetragen."))
            #expect(left.contains("Mitglieder: 1"))
            #expect(try await site.count("grants WHERE workspace IS NOT NULL") == 1)
        }
    }

    @Test func wrongMembersComeBackBesideTheirField() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            _ = try await site.group()
            let url = "/verwaltung/arbeitsraeume/\(try await site.workspace())/"
            let chief = AccountsSite.address("leitung")
            let wrong: [(String, [String: String], String)] = [
                ("email", ["email": "x@musterstadt.example"], "Zu dieser Adresse gibt es keinen Zugang."),
                ("email", ["email": ""], "Nennen Sie die Adresse einer Person, oder wählen Sie eine Gruppe."),
                ("group", ["group": "x"], "Diese Gruppe gibt es nicht."),
                ("role", ["role": ""], "Wählen Sie eine Rolle."),
                ("until", ["until": "32.1.2027"], "Geben Sie ein Datum an"),
            ]
            for (field, change, message) in wrong {
                _ = await browser.get(url)
                let fields = ["email": chief, "group": "", "role": "lesen", "until": ""]
                    .merging(change) { $1 }
                let page = await browser.submit(url + "mitglieder", fields)
                #expect(page.status == 422, "\(change)")
                #expect(page.showsError(beside: field, message), "\(change)")
                #expect(page.value(of: "until") == fields["until"], "\(change)")
            }
            #expect(try await site.count("grants WHERE workspace IS NOT NULL") == 0)
        }
    }

    @Test func rightToManageWorkspacesIsEnoughForMembers() async throws {
        try await withAccounts { site in
            try await site.person("berta")
            let browser = try await site.signedIn("fach", with: [.workspacesManage])
            let url = "/verwaltung/arbeitsraeume/\(try await site.workspace())/"
            _ = await browser.get(url)
            let berta = ["email": AccountsSite.address("berta"), "role": "lesen", "until": ""]
            #expect(await browser.submit(url + "mitglieder", berta).location == url)
            #expect(await browser.follow().contains("Berta Beispiel"))
            #expect(await browser.submit(url + "mitglieder/austragen").location == url)
            #expect(await browser.follow().contains("Das Mitglied ist ausgetragen."))
            #expect(try await site.count("grants WHERE workspace IS NOT NULL") == 0)
        }
    }
}
