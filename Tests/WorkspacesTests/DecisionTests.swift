import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("The register of decisions")
struct DecisionTests {
    @Test("numbers them per workspace and year, apart from tasks", arguments: TestDatabase.engines)
    func numbers(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let (a, b) = (WikiTexts.decision("A", "Ja zu Alpha."), WikiTexts.decision("B", "Ja zu Beta."))
            try await world.page("# Eins\n\n\(a)\n\(b)\n\(WikiTexts.task("T"))")
            try await world.page("---\ntitel: Alt\ndatum: 2025-03-01\n---\n\(a)")
            try await world.page("# Zwei\n\n\(a)")
            try await world.foreign("# Dort\n\n\(a)")
            #expect(try await world.register() == ["2026-3 A", "2026-2 B", "2026-1 A", "2025-1 A"])
            #expect(try await world.register(.action) == ["2026-1 T"])
            #expect(try await world.register(in: world.other) == ["2026-1 A"])
        }
    }

    /// A text before and after, and the register then, the newest first.
    static let edits: [(String, before: [String], after: [String], register: [String])] = [
        ("text around changes", ["A Alpha eins"], ["", "A Alpha eins"], ["2026-1 A"]),
        (
            "words change", ["A wir bauen ein Haus", "B wir malen"],
            ["A wir bauen zwei Häuser", "B wir malen"], ["2026-2 B", "2026-1 A"]
        ),
        (
            "the order changes", ["A alpha", "B beta", "C gamma"], ["C gamma", "A alpha", "B beta"],
            ["2026-3 C", "2026-2 B", "2026-1 A"]
        ),
        (
            "the order and words change", ["A wir bauen ein Haus am See", "B wir malen die Wand rot an"],
            ["B wir malen die Wand grün an", "A wir bauen ein Haus am Wald"], ["2026-2 B", "2026-1 A"]
        ),
        (
            "words change and another comes in before", ["A wir bauen ein Haus am See"],
            ["N ganz etwas anderes", "A wir bauen ein Haus am Wald"], ["2026-2 N", "2026-1 A"]
        ),
        (
            "one comes in between", ["A alpha", "B beta"], ["A alpha", "N neu", "B beta"],
            ["2026-3 N", "2026-2 B", "2026-1 A"]
        ),
        (
            "one goes and another comes elsewhere", ["A alpha", "B beta"], ["B beta", "N neu"],
            ["2026-3 N", "2026-2 B", "2026-1 A weg"]
        ),
        ("one goes", ["A alpha", "B beta"], ["B beta"], ["2026-2 B", "2026-1 A weg"]),
        ("all go", ["A alpha", "B beta"], [], ["2026-2 B weg", "2026-1 A weg"]),
        ("one alone gets other words altogether", ["A alpha"], ["N neu"], ["2026-1 N"]),
    ]

    @Test("keeps numbers when", arguments: edits)
    func kept(_ edit: (String, before: [String], after: [String], register: [String])) async throws {
        func text(_ blocks: [String]) -> String {
            "# Sitzung\n\n"
                + blocks.map { block in
                    guard let title = block.split(separator: " ").first else { return "Zwischentext.\n" }
                    return WikiTexts.decision(String(title), String(block.dropFirst(2)))
                }.joined(separator: "\n")
        }
        for engine in TestDatabase.engines {
            try await WikiWorld.on(engine) { world in
                let page = try await world.page(text(edit.before))
                try await world.saved(page, text(edit.after))
                #expect(try await world.register() == edit.register, "\(edit.0)")
                // What was taken out by mistake comes back under its number.
                let latest = try await world.row(page.id).latest
                let actor = try await world.by(.writer)
                _ = try await world.wiki.revert(page.id, in: world.room, to: 1, base: latest, by: actor)
                let back = try await world.register().filter { !$0.hasSuffix("weg") }
                #expect(back.count == edit.before.count, "\(edit.0)")
                if edit.after.count < edit.before.count {
                    #expect(back.first?.hasPrefix("2026-\(edit.before.count)") == true)
                }
            }
        }
    }

    @Test("knows one by the number in its text, whatever its words", arguments: TestDatabase.engines)
    func reference(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            func text(_ blocks: (String, String)...) -> String {
                "# S\n\n"
                    + blocks.map { "> [!BESCHLUSS] \($0.1)\n> Nummer: \($0.0)\n> Text \($0.1).\n" }.joined(
                        separator: "\n"
                    )
            }
            let page = try await world.page(text(("7/2026", "A"), ("8/2026", "B")))
            try await world.saved(page, text(("8/2026", "Ganz neu"), ("7/2026", "Auch neu")))
            #expect(try await world.register() == ["2026-2 Ganz neu", "2026-1 Auch neu"])
        }
    }

    @Test(
        "gives no number twice, even when the page of the last one is erased",
        arguments: TestDatabase.engines
    )
    func permanent(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# S\n\n" + WikiTexts.decision("A", "Ja."))
            try await world.bin(page)
            #expect(try await world.register().isEmpty)
            _ = try await world.wiki.erase(page.id, in: world.room, by: try await world.by(.coordinator))
            try await world.page("# T\n\n" + WikiTexts.decision("B", "Ja."))
            #expect(try await world.register() == ["2026-2 B"])
        }
    }

    @Test("stays with the workspace that decided when the page moves", arguments: TestDatabase.engines)
    func moved(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            try await world.appoint(.writer, .writing, in: world.other)
            let page = try await world.page("# S\n\n" + WikiTexts.decision("A", "Ja."))
            let target = MoveTarget(workspace: world.other)
            let actor = try await world.by(.writer)
            _ = try await world.wiki.move(page.id, in: world.room, to: target, by: actor)
            #expect(try await world.register() == ["2026-1 A"])
            // Who may not read the page there does not read its decisions here.
            let reader = try await world.principal(.reader)
            let seen = try await world.wiki.records(
                RecordFilter(.decision, in: world.room),
                page: PageRequest(),
                for: reader
            )
            #expect(seen.total == 0 && seen.rows.isEmpty)
        }
    }
}

extension WikiWorld {
    /// "2026-1 Titel weg" of every record of a register.
    func register(_ kind: PageRecord.Kind = .decision, in workspace: ID<Workspace>? = nil) async throws
        -> [String]
    {
        try await wiki.allRecords(RecordFilter(kind, in: workspace ?? room), for: Actor.commandLine).map {
            "\($0.label) \($0.title)" + ($0.goneAt == nil ? "" : " weg")
        }
    }
}
