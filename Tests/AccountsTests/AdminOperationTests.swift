import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct AdminOperationTests {
    static let kind = JobKind("test.letter", "Probebrief senden")

    @Test func sessionsAreSearchedAndEnded() async throws {
        try await withAccounts { site in
            try await site.person("berta")
            let berta = try await site.signedIn("berta")
            let browser = try await site.desk()
            let all = await browser.get("/verwaltung/sitzungen/")
            #expect(all.contains("Sitzungen: 2"))
            #expect(all.contains("diese Sitzung"))
            let found = await browser.get("/verwaltung/sitzungen/?suche=berta")
            #expect(found.shows(inOrder: ["Sitzungen: 1", "Berta Beispiel", "Firefox auf Linux"]))
            #expect(
                await browser.submit("/verwaltung/sitzungen/beenden").location == "/verwaltung/sitzungen/"
            )
            #expect(await browser.follow().contains("Die Sitzung ist beendet."))
            #expect(await berta.get("/mein-bereich/").status == 303)
            #expect(try await site.events(.sessionEnded) == 1)
            let missing = ["id": ID<Session>.make().description]
            #expect(await browser.submitAnyway("/verwaltung/sitzungen/beenden", missing).status == 404)
        }
    }

    @Test func failedJobsAreShownRepeatedAndDeleted() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            try await site.fail()
            let list = await browser.get("/verwaltung/auftraege/?zustand=failed")
            #expect(list.shows(inOrder: ["Aufträge: 1", "test.letter", "gescheitert", "no letterhead"]))
            #expect(
                await browser.get("/verwaltung/auftraege/?zustand=done").contains(
                    "Kein Auftrag in diesem Zustand."
                )
            )
            _ = await browser.get("/verwaltung/auftraege/")
            #expect(
                await browser.submit("/verwaltung/auftraege/wiederholen").location == "/verwaltung/auftraege/"
            )
            #expect(await browser.follow().contains("Der Auftrag wird gleich wiederholt."))
            try await site.fail(new: false)
            _ = await browser.get("/verwaltung/auftraege/?zustand=failed")
            #expect(await browser.submit("/verwaltung/auftraege/loeschen").status == 303)
            #expect(await browser.follow().contains("Der Auftrag ist gelöscht."))
            #expect(try await site.count("jobs WHERE kind = 'test.letter'") == 0)
            #expect(try await site.events(.jobRetried) == 1)
            #expect(try await site.events(.jobDeleted) == 1)
        }
    }

    @Test func jobThatDoesNotExistIsNotFound() async throws {
        try await withAccounts { site in
            let browser = try await site.desk()
            try await site.fail()
            let missing = ["id": ID<Job>.make().description]
            _ = await browser.get("/verwaltung/auftraege/")
            for verb in ["wiederholen", "loeschen"] {
                #expect(await browser.submitAnyway("/verwaltung/auftraege/\(verb)", missing).status == 404)
                #expect(
                    await browser.submitAnyway("/verwaltung/auftraege/\(verb)", ["id": "x"]).status == 404
                )
            }
            #expect(try await site.count("jobs WHERE state = 'failed'") == 1)
            #expect(try await site.events(.jobRetried) == 0)
        }
    }
}

extension AccountsSite {
    /// A job that cannot be done, after it was tried.
    fileprivate func fail(new: Bool = true) async throws {
        let kind = AdminOperationTests.kind
        if new { try await store.write { tx in _ = try tx.enqueue(kind, payload: ["to": "nobody"]) } }
        let runner = JobRunner(
            store: store,
            handlers: [kind: { _ in throw JobFailure("no letterhead", retry: .never) }],
            node: "test",
            logger: TestDatabase.quiet
        )
        _ = try await runner.runDue()
    }
}
