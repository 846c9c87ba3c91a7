import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("The bin of a workspace with restricted sections")
struct BinSectionTests {
    @Test(
        "hides what lies below a section, and gives it back into the section",
        arguments: TestDatabase.engines
    )
    func sections(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Personal")
            let page = try await world.page("# Stellenplan", below: top.id)
            try await world.bin(page)
            try await world.close(top, for: .second)
            let writer = try await world.principal(.writer)
            #expect(try await world.wiki.binned(in: world.room, for: writer).isEmpty)
            let refusal = try await world.refusal {
                try await world.wiki.restore(page.id, in: world.room, by: .principal(writer))
            }
            #expect(refusal == .notFound)
            let actor = try await world.by(.second)
            #expect(try await world.wiki.restore(page.id, in: world.room, by: actor).value?.section != nil)
            #expect(try await world.seers(page.id) == [.second, .coordinator])
        }
    }

    @Test("tells nobody how many restricted pages went along", arguments: TestDatabase.engines)
    func counts(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Oben")
            let inner = try await world.page("# Personal", below: top.id)
            _ = try await world.page("# Stellenplan", below: inner.id)
            try await world.close(inner, for: .second)
            world.clock.advance(by: .seconds(1))
            let binned = try await world.wiki.bin(top.id, in: world.room, by: try await world.by(.writer))
            #expect(binned.value == 1)
            for (who, size) in [(WikiWorld.Who.writer, 1), (.second, 3), (.coordinator, 3)] {
                let principal = try await world.principal(who)
                #expect(
                    try await world.wiki.binned(in: world.room, for: principal).map(\.size) == [size],
                    "\(who)"
                )
            }
        }
    }

    @Test("may lose the top of a section and keeps the rest restricted", arguments: TestDatabase.engines)
    func headless(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Personal")
            let page = try await world.page("# Stellenplan", below: top.id)
            try await world.close(top, for: .second)
            try await world.bin(top, by: .second)
            let actor = try await world.by(.coordinator)
            #expect(try await world.wiki.restore(page.id, in: world.room, by: actor).value?.parent == nil)
            #expect(try await world.wiki.erase(top.id, in: world.room, by: actor).value == 1)
            #expect(try await world.seers(page.id) == [.second, .coordinator])
            #expect(try await world.wiki.section(at: page.id)?.members.map(\.name) == ["Ute Zweit"])
            #expect(try await world.wiki.openSection(page.id, in: world.room, by: actor).value != nil)
            #expect(try await world.sees(.reader, page.id))
        }
    }
}
