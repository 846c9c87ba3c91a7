import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("A restricted section")
struct SectionTests {
    @Test(
        "let a group into a section only as long as somebody is in it and in the workspace",
        arguments: TestDatabase.engines
    )
    func groups(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Personal")
            try await world.close(page)
            let actor = try await world.by(.coordinator)
            let group = try await world.group("Personalrunde", .second, .member)
            // A group that has no role in the workspace is nobody's to let in.
            let stranger = try await world.problems {
                try await world.wiki.admit(.group(group), to: page.id, in: world.room, by: actor)
            }
            #expect(stranger.count == 1)
            _ = try await world.gate.setMember(
                .group(group),
                role: .reading,
                until: nil,
                in: world.room,
                by: .commandLine
            )
            #expect(try await world.sees(.member, page.id) == false)
            #expect(
                try await world.wiki.admit(.group(group), to: page.id, in: world.room, by: actor).value != nil
            )
            #expect(
                try await world.wiki.admit(.group(group), to: page.id, in: world.room, by: actor).value != nil
            )
            #expect(try await world.wiki.section(at: page.id)?.members.map(\.name) == ["Personalrunde"])
            #expect(try await world.seers(page.id) == [.second, .member, .coordinator])
            _ = try await world.gate.removeMember(world.id(.member), from: group, by: .commandLine)
            #expect(try await world.seers(page.id) == [.second, .coordinator])
        }
    }

    @Test(
        "let nobody into a section who is no member of the workspace, nor by those who do not coordinate",
        arguments: TestDatabase.engines
    )
    func admission(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            let page = try await world.page("# Personal")
            try await world.close(page, for: .reader)
            let outsider = try await world.problems {
                try await world.wiki.admit(
                    .person(world.id(.outsider)),
                    to: page.id,
                    in: world.room,
                    by: try await world.by(.coordinator)
                )
            }
            #expect(outsider.count == 1)
            let member = try #require(try await world.wiki.section(at: page.id)?.members.first)
            for who in [WikiWorld.Who.writer, .reader, .administrator, .head] {
                let actor = try await world.by(who)
                let refusals = [
                    try await world.refusal {
                        try await world.wiki.admit(
                            .person(world.id(.writer)),
                            to: page.id,
                            in: world.room,
                            by: actor
                        )
                    },
                    try await world.refusal {
                        try await world.wiki.expel(member.id, from: page.id, in: world.room, by: actor)
                    },
                    try await world.refusal {
                        try await world.wiki.openSection(page.id, in: world.room, by: actor)
                    },
                ]
                #expect(refusals == [.notFound, .notFound, .notFound], "\(who)")
            }
            let actor = try await world.by(.coordinator)
            #expect(
                try await world.wiki.expel(member.id, from: page.id, in: world.room, by: actor).value != nil
            )
            #expect(try await !world.sees(.reader, page.id))
        }
    }

    @Test("put no section into another", arguments: TestDatabase.engines)
    func nested(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Oben")
            let inner = try await world.page("# Innen", below: top.id)
            let elsewhere = try await world.page("# Anderswo")
            try await world.close(inner)
            let actor = try await world.by(.coordinator)
            for page in [top, inner] {
                let refusal = try await world.refusal {
                    try await world.wiki.closeSection(page.id, reason: "Grund", in: world.room, by: actor)
                }
                #expect(refusal == .sectionInSection)
            }
            try await world.close(elsewhere)
            for (page, target) in [(inner, elsewhere), (top, elsewhere)] {
                let refusal = try await world.refusal {
                    try await world.wiki.move(
                        page.id,
                        in: world.room,
                        to: MoveTarget(workspace: world.room, parent: target.id),
                        by: actor
                    )
                }
                #expect(refusal == .sectionInSection)
            }
        }
    }
}
