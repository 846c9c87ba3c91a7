import Access
import Pages
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Who watches")
struct NoticeTests {
    @Test(
        "a page, its branch or the workspace is told once, and never of her own doings",
        arguments: TestDatabase.engines
    )
    func told(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Oben")
            let page = try await world.page("# Unten", below: top.id)
            let beside = try await world.page("# Daneben")
            try await world.watch(page, .once, by: .reader)
            try await world.watch(top, subtree: true, .daily, by: .second)
            try await world.watch(top, .daily, by: .coordinator)
            try await world.watch(nil, .weekly, by: .writer)
            try await world.saved(page, "# Unten\n\nNeu.", by: .second)
            #expect(try await world.notices(.reader).map(\.kind) == ["changed"])
            #expect(try await world.notices(.writer).map(\.kind) == ["changed"])
            #expect(try await world.notices(.second).isEmpty)
            // Without the branch only the page itself counts.
            #expect(try await world.notices(.coordinator).isEmpty)
            try await world.saved(beside, "# Daneben\n\nNeu.", by: .second)
            #expect(try await world.notices(.reader).count == 1)
            #expect(try await world.notices(.writer).count == 2)
            try await world.page("# Neu", below: page.id)
            #expect(try await world.notices(.second).map(\.kind) == ["created"])
            #expect(try await world.notices(.outsider).isEmpty)
        }
    }

    @Test("the same page in several ways hears of it the most frequent way", arguments: TestDatabase.engines)
    func cadence(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Oben")
            let page = try await world.page("# Unten", below: top.id)
            try await world.watch(nil, .weekly, by: .reader)
            try await world.watch(top, subtree: true, .once, by: .reader)
            try await world.watch(page, .daily, by: .reader)
            try await world.saved(page, "# Unten\n\nNeu.")
            let now = world.clock.now
            #expect(try await world.notices(.reader).map(\.due) == [Watch.Cadence.once.due(after: now)])
            try await world.watch(top, nil, by: .reader)
            try await world.saved(page, "# Unten\n\nNoch neuer.")
            #expect(try await world.notices(.reader).last?.due == Watch.Cadence.daily.due(after: now))
            let rows = try await world.wiki.watches(of: try await world.principal(.reader))
            #expect(rows.map(\.title).count == 2)
            // One mail for all that is due at one time.
            let jobs: Int? = try await world.store.read { reader in
                try reader.value("SELECT count(*) FROM jobs WHERE kind = \(JobKind.mailDigest.name)")
            }
            #expect(jobs == 2)
        }
    }

    @Test(
        "hears nothing of small edits, of links that follow a title, and of conflicts",
        arguments: TestDatabase.engines
    )
    func quiet(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nEins.")
            let linking = try await world.page("# V\n\n[[Ablauf]]")
            try await world.watch(page, .once, by: .reader)
            try await world.watch(linking, .once, by: .second)
            try await world.saved(page, "# Ablauf\n\nZwei.", isMinor: true)
            _ = try await world.save(page, "# Ablauf\n\nDrei.", on: page.latest, by: .coordinator)
            #expect(try await world.notices(.reader).isEmpty)
            try await world.saved(page, "# Verlauf\n\nZwei.")
            #expect(try await world.notices(.second).isEmpty)
        }
    }

    @Test(
        "and is mentioned gets one notice of the comment, that of the mention",
        arguments: TestDatabase.engines
    )
    func mention(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            try await world.watch(page, .weekly, by: .second)
            try await world.watch(page, .weekly, by: .reader)
            let first = try await world.comment(
                page,
                "Was meint @Ute Zweit? Und @Sven Schreiber, und @Olaf Anders?"
            )
            #expect(try await world.notices(.second).map(\.kind) == ["mentioned"])
            #expect(
                try await world.notices(.second).first?.due == Watch.Cadence.once.due(after: world.clock.now)
            )
            #expect(try await world.notices(.reader).map(\.kind) == ["commented"])
            #expect(try await world.notices(.writer).isEmpty)
            #expect(try await world.notices(.outsider).isEmpty)
            // Who talks along hears of answers, watching or not.
            try await world.comment(page, "Ja.", answering: first, by: .second)
            #expect(try await world.notices(.writer).map(\.kind) == ["replied"])
            try await world.comment(page, "@Ute Zweit: danke.", answering: first, by: .coordinator)
            #expect(try await world.notices(.second).map(\.kind) == ["mentioned", "mentioned"])
        }
    }

    @Test("may be whoever may read; nobody else, and no page of others", arguments: TestDatabase.engines)
    func rights(engine: Engine) async throws {
        try await WikiWorld.on(engine, .family) { world in
            let page = try await world.page("# Offen")
            let secret = try await world.page("# Geheim")
            try await world.close(secret, for: .second)
            try await world.watch(page, .daily, by: .member)
            try await world.watch(nil, .daily, by: .member)
            for (who, target) in [
                (WikiWorld.Who.stranger, page.id), (.stranger, nil), (.member, secret.id),
                (.writer, secret.id),
            ] {
                let principal = try await world.principal(who)
                let refusal = try await world.refusal("\(who)") {
                    try await world.wiki.setWatch(
                        on: target,
                        in: world.room,
                        subtree: false,
                        cadence: .once,
                        by: principal
                    )
                }
                #expect(refusal == .notFound)
            }
            // A page that was closed afterwards is no longer in the list.
            try await world.close(page, for: .second)
            let rows = try await world.wiki.watches(of: try await world.principal(.member))
            #expect(rows.map(\.title) == [nil])
        }
    }

    /// From, how often, until: in Berlin.
    static let times: [(String, Watch.Cadence, String)] = [
        ("2026-11-24T11:00", .daily, "2026-11-25T06:00"), ("2026-11-24T05:59", .daily, "2026-11-24T06:00"),
        ("2026-11-24T06:00", .daily, "2026-11-25T06:00"), ("2026-11-24T00:10", .daily, "2026-11-24T06:00"),
        ("2026-11-24T11:00", .weekly, "2026-11-30T06:00"), ("2026-11-30T05:00", .weekly, "2026-11-30T06:00"),
        ("2026-11-30T07:00", .weekly, "2026-12-07T06:00"), ("2026-12-31T23:59", .daily, "2027-01-01T06:00"),
        // The nights in which the clocks are changed.
        ("2026-03-28T12:00", .daily, "2026-03-29T06:00"), ("2026-10-24T12:00", .daily, "2026-10-25T06:00"),
        ("2026-10-25T01:00", .daily, "2026-10-25T06:00"), ("2026-10-20T12:00", .weekly, "2026-10-26T06:00"),
        ("2026-03-24T12:00", .weekly, "2026-03-30T06:00"), ("2028-02-28T12:00", .daily, "2028-02-29T06:00"),
    ]

    @Test("hears of it at six in the morning, Berlin time", arguments: times)
    func due(from: String, cadence: Watch.Cadence, until: String) throws {
        let start = Timestamp(seconds: try #require(CalendarDate(from)).secondsSince1970)
        let due = cadence.due(after: start)
        #expect(CalendarDate(secondsSince1970: Int(due.microseconds / 1_000_000)).iso == until)
    }

    @Test("at once hears of it within a minute, with all that happened in it")
    func once() {
        for second in [0, 1, 30, 59] {
            let moment = Timestamp(seconds: 1_795_514_400 + second)
            #expect(Watch.Cadence.once.due(after: moment) == Timestamp(seconds: 1_795_514_460))
        }
    }
}
