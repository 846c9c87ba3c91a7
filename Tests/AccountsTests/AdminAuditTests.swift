import HTTPTypes
import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminAuditTests {
    static let path = "/verwaltung/protokoll/"
    static let export = "/verwaltung/protokoll/export.csv"

    @Test func logIsFilteredByKindPersonAndDays() async throws {
        try await withAccounts { site in
            try await site.person("berta")
            _ = try await site.signedIn("berta")
            site.clock.advance(by: .seconds(3 * 86_400))
            let browser = try await site.desk()
            let kind = await browser.get(Self.path + "?ereignis=person.signed-in")
            #expect(kind.contains("Einträge: 2"))
            #expect(kind.shows(inOrder: ["27.11.2026", "Leitung Beispiel", "24.11.2026", "Berta Beispiel"]))
            #expect(kind.html.contains("value=\"person.signed-in\" selected"))
            let berta = await browser.get(Self.path + "?person=Berta%40Musterstadt.example")
            #expect(berta.contains("Einträge: 1"))
            #expect(await browser.get(Self.path + "?person=niemand%40x.example").contains("keinen Eintrag"))
            for (days, count) in [
                ("von=2026-11-27", 1), ("bis=2026-11-24", 1), ("bis=24.11.2026", 1), ("von=27.11.2026", 1),
                ("von=2026-11-25&bis=2026-11-26", 0), ("von=2026-11-24&bis=2026-11-27", 2),
            ] {
                let page = await browser.get(Self.path + "?ereignis=person.signed-in&\(days)")
                #expect(page.contains(count == 0 ? "keinen Eintrag" : "Einträge: \(count)"), "\(days)")
            }
        }
    }

    @Test func dateThatCannotBeReadIsNoFilterLeftOut() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let page = await browser.get(Self.path + "?von=bald")
            #expect(page.status == 422)
            #expect(page.showsError(beside: "von", "Geben Sie ein Datum an, zum Beispiel 31.12.2027."))
            #expect(!page.contains("Einträge:"))
            #expect(await browser.get(Self.export + "?bis=31.2.2027").status == 400)
            #expect(try await site.events(.auditExported) == 0)
        }
    }

    @Test func detailsAreInGerman() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person("berta")
            _ = await browser.get("/verwaltung/personen/\(id)/")
            let wish = ["role": "redaktion", "workspace": "", "until": "31.12.2027"]
            _ = await browser.submit("/verwaltung/personen/\(id)/rollen", wish)
            let page = await browser.get(Self.path + "?ereignis=grant.given")
            #expect(
                page.shows(inOrder: [
                    "Berta Beispiel", "Rolle: Redaktion", "Befristet: bis 31. Dezember 2027",
                ])
            )
            #expect(!page.contains("until:"))
        }
    }

    @Test func exportIsSafeForSpreadsheetsAndStandsInTheLog() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            _ = try await site.group("=1+1")
            let file = await browser.get(Self.export)
            #expect(file.status == 200)
            #expect(file.fields[.contentDisposition]?.contains("protokoll.csv") == true)
            #expect(
                file.html.contains("Zeit (UTC);Ereignis;Kennung;Person;Gegenstand;Arbeitsraum;Einzelheiten")
            )
            #expect(file.html.contains("\"'=1+1\""))
            #expect(!file.html.contains(";=1+1"))
            #expect(!file.html.contains("192.0.2"))
            #expect(try await site.events(.auditExported) == 1)
            let some = await browser.get(Self.export + "?ereignis=group.created")
            #expect(some.html.split(separator: "\r\n").count == 2)
        }
    }

    @Test func exportDuringAViewNamesTheViewer() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            let id = try await site.person(
                "vera",
                roles: [try await site.role("Prüfung", [.auditRead, .auditExport])]
            )
            _ = await browser.get("/verwaltung/personen/\(id)/")
            #expect(await browser.submit("/verwaltung/personen/\(id)/ansicht").location == "/mein-bereich/")
            #expect(await browser.follow().contains("Vera Beispiel"))
            #expect(await browser.get(Self.export).status == 200)
            let actor = try await site.value(
                "SELECT actor FROM events WHERE kind = 'audit.exported'",
                as: ID<Person>.self
            )
            #expect(actor == (try await site.gate.personID(email: AccountsSite.address("leitung"))))
            #expect(await browser.get("/verwaltung/personen/").status == 404)
            _ = await browser.get("/mein-bereich/")
            #expect(
                await browser.submit("/verwaltung/ansicht-beenden").location == "/verwaltung/personen/\(id)/"
            )
            #expect(await browser.follow().contains("Die Ansicht ist beendet."))
            #expect(try await site.events(.viewEnded) == 1)
        }
    }

    @Test func whoeverOnlyReadsTheLogCannotTakeItAway() async throws {
        try await withAccounts { site in
            let browser = try await site.signedIn("fach", with: [.auditRead])
            #expect(await !browser.get(Self.path).contains("Als CSV speichern"))
            #expect(await browser.get(Self.export).status == 404)
            #expect(try await site.events(.auditExported) == 0)
        }
    }
}
