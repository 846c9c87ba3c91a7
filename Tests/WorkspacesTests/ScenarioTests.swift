import Access
import Foundation
import Store
import TestSupport
import Testing

@testable import Workspaces

/// Every case that the manual tells of in `zusammenarbeiten/rechte-und-abschnitte`, under the same name.
@Suite("Fälle aus dem Handbuch")
struct ScenarioTests {
    typealias Who = WikiWorld.Who

    @Test("sind dieselben wie hier")
    func manual() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let page = root.appending(path: "Content/handbuch/zusammenarbeiten/rechte-und-abschnitte.md")
        let told = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
            .drop { !$0.hasPrefix("## Fälle") }
            .filter { $0.hasPrefix("- ") }.map { String($0.dropFirst(2).dropLast()) }
        let tested = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
            .matches(of: /@Test\(\s*"([^"]+)",\s*arguments/).map { String($0.1) }
        #expect(told == tested && told.count > 15)
    }

    @Test(
        "Wer kein Mitglied ist, findet in einem geschlossenen Arbeitsraum weder Seiten noch Treffer",
        arguments: TestDatabase.engines
    )
    func outsiders(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast\n\nEin seltenes Wort: Brunnenrecht.")
            #expect(try await world.seers(page.id) == [.reader, .writer, .second, .coordinator])
            for who in [Who.stranger, .member, .administrator, .outsider, .head] {
                #expect(try await world.found("Brunnenrecht", by: who).isEmpty, "\(who)")
            }
            #expect(try await world.found("Brunnenrecht", by: .reader).count == 1)
        }
    }

    @Test(
        "Wer zur kommunalen Familie gehört, liest in deren Arbeitsräumen mit und schreibt nicht",
        arguments: TestDatabase.engines
    )
    func family(engine: Engine) async throws {
        try await WikiWorld.on(engine, .family) { world in
            let page = try await world.page("# Baulast")
            for who in [Who.member, .outsider] { #expect(try await world.sees(who, page.id)) }
            #expect(try await world.sees(.stranger, page.id) == false)
            let refused = try await world.refusal { try await world.save(page, "# Anders", by: .member) }
            #expect(refused == .notFound)
        }
    }

    @Test(
        "Besuchende lesen in einem öffentlichen Arbeitsraum und erfahren keine Namen von Mitgliedern",
        arguments: TestDatabase.engines
    )
    func visitors(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            let page = try await world.page("# Baulast")
            #expect(try await world.sees(Principal?.none, page.id))
            #expect(try await world.gate.workspaceMembers(world.room, for: Principal?.none).isEmpty)
            let visitor = try await world.room(for: nil)
            #expect(visitor?.mayReadPast == false && visitor?.mayWrite == false)
        }
    }

    @Test("Wer liest, darf beobachten und nichts ändern", arguments: TestDatabase.engines)
    func readers(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast")
            let reader = try await world.principal(.reader)
            let watching = try await world.wiki.setWatch(
                on: page.id,
                in: world.room,
                subtree: false,
                cadence: .once,
                by: reader
            )
            #expect(watching.value != nil)
            for verb in [
                { try await world.save(page, "# Anders", by: .reader).refusal },
                {
                    try await world.wiki.bin(page.id, in: world.room, by: try await world.by(.reader)).refusal
                },
            ] as [() async throws -> WikiRefusal?] {
                let before = try await world.state()
                #expect(try await verb() == .notFound)
                #expect(try await world.state() == before)
            }
        }
    }

    @Test("Wer schreibt, darf speichern und nicht freigeben", arguments: TestDatabase.engines)
    func writers(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast")
            #expect(try await world.save(page, "# Baulast\n\nMehr.", by: .writer).saved != nil)
            let refused = try await world.refusal {
                try await world.release(page, at: "infos/baulast", by: .writer)
            }
            #expect(refused == .notFound)
        }
    }

    @Test("Wer koordiniert, darf freigeben und zurückziehen", arguments: TestDatabase.engines)
    func coordinators(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast")
            #expect(try await world.release(page, at: "infos/baulast").value != nil)
            let actor = try await world.by(.coordinator)
            let withdrawn = try await world.wiki.withdraw(
                page.id,
                reason: "Überholt",
                in: world.room,
                by: actor
            )
            #expect(withdrawn.value != nil)
            #expect(try await world.row(page.id).released == nil)
        }
    }

    @Test("Die Administration sieht in geschlossenen Arbeitsräumen nichts", arguments: TestDatabase.engines)
    func administrators(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast")
            #expect(try await world.sees(.administrator, page.id) == false)
            let refused = try await world.refusal {
                try await world.save(page, "# Anders", by: .administrator)
            }
            #expect(refused == .notFound)
        }
    }

    @Test("Wer einen anderen Arbeitsraum koordiniert, hat hier keine Rechte", arguments: TestDatabase.engines)
    func heads(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast")
            #expect(try await world.sees(.head, page.id) == false)
            let refused = try await world.refusal {
                try await world.release(page, at: "infos/baulast", by: .head)
            }
            #expect(refused == .notFound)
        }
    }

    @Test("Wer ausgetragen wird, verliert die Seiten im selben Augenblick", arguments: TestDatabase.engines)
    func dismissed(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast")
            #expect(try await world.sees(.second, page.id))
            try await world.dismiss(.second, from: world.room)
            #expect(try await world.sees(.second, page.id) == false)
            #expect(try await world.save(page, "# Anders", by: .second).refusal == .notFound)
        }
    }

    @Test("Eine Rolle mit Enddatum endet von selbst", arguments: TestDatabase.engines)
    func ended(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast")
            try await world.appoint(.reader, .reading, until: world.clock.now + .seconds(60), in: world.room)
            #expect(try await world.sees(.reader, page.id))
            world.clock.advance(by: .seconds(60))
            #expect(try await world.sees(.reader, page.id) == false)
        }
    }

    @Test(
        "Mitglieder einer Gruppe haben deren Rolle, solange sie zu ihr gehören",
        arguments: TestDatabase.engines
    )
    func groups(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast")
            let group = try await world.group("Beirat", .member)
            _ = try await world.gate.setMember(
                .group(group),
                role: .writing,
                until: nil,
                in: world.room,
                by: .commandLine
            )
            #expect(try await world.save(page, "# Baulast\n\nMehr.", by: .member).saved != nil)
            _ = try await world.gate.removeMember(world.id(.member), from: group, by: .commandLine)
            #expect(try await world.sees(.member, page.id) == false)
        }
    }

    @Test(
        "Ein geschützter Abschnitt ist für Mitglieder ohne Aufnahme nicht da",
        arguments: TestDatabase.engines
    )
    func sections(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Personal\n\nEin seltenes Wort: Brunnenrecht.")
            try await world.close(page, for: .second)
            #expect(try await world.sees(.second, page.id))
            for who in [Who.reader, .writer] {
                #expect(try await world.sees(who, page.id) == false)
                #expect(try await world.found("Brunnenrecht", by: who).isEmpty)
                #expect(try await world.room(for: who)?.tree.node(page.id) == nil)
            }
        }
    }

    @Test("Die Koordination sieht jeden geschützten Abschnitt", arguments: TestDatabase.engines)
    func coordinatedSections(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Personal")
            try await world.close(page)
            #expect(try await world.seers(page.id) == [.coordinator])
        }
    }

    @Test("Wer den Arbeitsraum verlässt, verliert auch den Abschnitt", arguments: TestDatabase.engines)
    func leftSections(engine: Engine) async throws {
        try await WikiWorld.on(engine, .family) { world in
            let page = try await world.page("# Personal")
            try await world.close(page, for: .second)
            try await world.dismiss(.second, from: world.room)
            #expect(try await world.seers(page.id) == [.coordinator])
        }
    }

    @Test(
        "Eine Seite, die in den Abschnitt verschoben wird, verschwindet für alle anderen",
        arguments: TestDatabase.engines
    )
    func movedIn(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let (secret, page) = (try await world.page("# Personal"), try await world.page("# Plan"))
            try await world.close(secret, for: .second)
            #expect(try await world.sees(.reader, page.id))
            let moved = try await world.wiki.move(
                page.id,
                in: world.room,
                to: MoveTarget(workspace: world.room, parent: secret.id),
                by: try await world.by(.coordinator)
            )
            #expect(moved.value != nil)
            #expect(try await world.seers(page.id) == [.second, .coordinator])
        }
    }

    @Test(
        "Was öffentlich freigegeben ist, lesen alle, den neueren Entwurf nur der Arbeitsraum",
        arguments: TestDatabase.engines
    )
    func released(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast\n\nFreigegebener Satz.")
            #expect(try await world.release(page, at: "infos/baulast").value != nil)
            try await world.saved(page, "# Baulast\n\nEntwurf von morgen.")
            let text = try await Publication(wiki: world.wiki).generation().text(of: "infos/baulast.md")
            #expect(text?.contains("Freigegebener Satz.") == true)
            #expect(text?.contains("Entwurf von morgen.") == false)
            #expect(try await world.sees(.member, page.id) == false)
        }
    }

    @Test(
        "Was für die kommunale Familie freigegeben ist, erscheint nicht auf der Website",
        arguments: TestDatabase.engines
    )
    func releasedForFamily(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast")
            #expect(try await world.release(page, at: "", .family).value != nil)
            #expect(try await Publication(wiki: world.wiki).generation().files.isEmpty)
            #expect(try await world.sees(.member, page.id) == false)
        }
    }

    @Test(
        "Wer die Plattform mit den Augen einer anderen Person sieht, ändert nichts",
        arguments: TestDatabase.engines
    )
    func viewing(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Baulast")
            let view = try await world.principal(.writer, seenBy: .administrator)
            #expect(try await world.sees(view, page.id))
            let base = try await world.row(page.id).latest
            let refused = try await world.refusal {
                try await world.wiki.save(
                    page.id,
                    in: world.room,
                    PageEdit(base: base, source: "# Anders"),
                    by: .principal(view)
                )
            }
            #expect(refused == .readOnly)
        }
    }
}

extension WikiWorld {
    /// The workspace as somebody sees it; `nil` for a visitor.
    fileprivate func room(for who: Who?) async throws -> Room? {
        let principal: Principal? = if let who { try await self.principal(who) } else { nil }
        return try await store.read { try Room.find("bauen", for: principal, wiki, in: $0) }
    }
}
