import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminPeopleTests {
    @Test func listIsSearchedByNameAddressAndOrganisation() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            try await site.person("berta")
            try await site.person("carla")
            let all = await browser.get("/verwaltung/personen/")
            #expect(all.contains("Personen: 3"))
            for search in ["berta", "BERTA%40musterstadt", "Berta+Bei"] {
                let page = await browser.get("/verwaltung/personen/?suche=\(search)")
                #expect(page.contains("Personen: 1"), "\(search)")
                #expect(page.contains("Berta Beispiel"), "\(search)")
                #expect(!page.contains("Carla Beispiel"), "\(search)")
            }
            #expect(await browser.get("/verwaltung/personen/?suche=Musterstadt").contains("Personen: 3"))
            let none = await browser.get("/verwaltung/personen/?suche=%25")
            #expect(none.contains("Niemand passt zu dieser Auswahl."))
            #expect(none.value(of: "suche") == "%")
        }
    }

    @Test func listIsFilteredByStateAndRole() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let berta = try await site.person("berta")
            try await site.person("carla", roles: [.editing])
            _ = try await site.gate.deactivate(berta, by: .commandLine)
            let disabled = await browser.get("/verwaltung/personen/?zustand=disabled")
            #expect(disabled.contains("Berta Beispiel"))
            #expect(disabled.contains("Personen: 1"))
            #expect(disabled.html.contains("value=\"disabled\" selected"))
            let editing = await browser.get("/verwaltung/personen/?rolle=redaktion")
            #expect(editing.contains("Carla Beispiel"))
            #expect(editing.contains("Personen: 1"))
            #expect(await browser.get("/verwaltung/personen/?zustand=unsinn").contains("Personen: 3"))
        }
    }

    @Test func listIsSortedBothWays() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            try await site.person("berta")
            try await site.person("ämilie")
            try await site.person("zora")
            let names = ["Ämilie Beispiel", "Berta Beispiel", "Zora Beispiel"]
            #expect(await browser.get("/verwaltung/personen/").shows(inOrder: names))
            let down = await browser.get("/verwaltung/personen/?sortierung=-name")
            #expect(down.shows(inOrder: names.reversed()))
            #expect(down.html.contains("aria-sort=\"descending\""))
            for sort in PeopleSort.allCases {
                #expect(await browser.get("/verwaltung/personen/?sortierung=\(sort.rawValue)").status == 200)
            }
        }
    }

    @Test func longListTurnsPagesAndSaysHowMany() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            for number in 100..<155 {
                let draft = PersonDraft(email: "p\(number)@musterstadt.example", name: "Person \(number)")
                _ = try await site.gate.invite(draft, roles: [], by: .commandLine, mails: false)
            }
            let first = await browser.get("/verwaltung/personen/?zustand=invited")
            #expect(first.contains("Personen 1 bis 50 von 55"))
            #expect(first.contains("Person 149"))
            #expect(!first.contains("Person 150"))
            let second = await browser.get("/verwaltung/personen/?zustand=invited&seite=2")
            #expect(second.contains("Personen 51 bis 55 von 55"))
            #expect(second.shows(inOrder: ["Person 150", "Person 154"]))
            let behind = await browser.get("/verwaltung/personen/?zustand=invited&seite=9")
            #expect(behind.location == "/verwaltung/personen/?zustand=invited&seite=2")
        }
    }

    @Test func onePersonShowsWhatIsKnownAndNoSecret() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            let page = await browser.get("/verwaltung/personen/\(id)/")
            #expect(page.title == "Berta Beispiel")
            for words in ["berta@musterstadt.example", "Stadt Musterstadt", "Referat 1", "Aktiv"] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(page.contains("nicht eingerichtet"))
            #expect(!page.html.contains("argon2"))
        }
    }
}
