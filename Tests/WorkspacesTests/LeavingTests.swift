import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Somebody who leaves")
struct LeavingTests {
    @Test("stays as author without a name, and takes what was hers alone", arguments: TestDatabase.engines)
    func erased(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let text = "# Ablauf\n\nVon mir.\n\n" + WikiTexts.task("T", who: "@Sven Schreiber")
            let page = try await world.page(text)
            let comment = try await world.comment(page, "Meine Meinung")
            _ = try await world.attached("a.txt", "Eins", to: page)
            try await world.keep("Entwurf", of: page)
            try await world.watch(nil, .once, by: .writer)
            let actor = try await world.by(.coordinator)
            _ = try await world.wiki.setCare(
                of: page.id,
                in: world.room,
                owner: world.id(.writer),
                deputy: nil,
                by: actor
            )
            let task = try #require(try await world.wiki.allRecords(RecordFilter(.action), for: actor).first)
            _ = try await world.wiki.setDone(true, task.id, by: try await world.by(.writer))
            _ = try await world.wiki.acknowledge(
                page.latest,
                of: page.id,
                in: world.room,
                by: try await world.by(.writer)
            )
            try await world.close(page, for: .writer)
            #expect(try await world.gate.delete(world.id(.writer), by: .commandLine).value != nil)

            let gone = "ausgeschiedene Person"
            let revision = try await world.latest(page.id)
            #expect(revision.authorName == gone && revision.source.contains("Von mir."))
            #expect(try await world.comments(page).first { $0.id == comment }?.authorName == gone)
            let now = try await world.row(page.id)
            #expect(now.owner == nil)
            let files = try await world.store.read { try RevisionFile.of(now.latest, in: $0) }
            #expect(files.map(\.authorName) == [gone])
            #expect(
                try await world.wiki.allRecords(RecordFilter(.action), for: actor).map(\.doneBy) == [gone]
            )
            let notes = try await world.store.read { try Wiki.acknowledgements(of: page.latest, in: $0) }
            #expect(notes.map(\.name) == [gone])
            #expect(try await world.wiki.section(at: page.id)?.members.isEmpty == true)
            let person = world.id(.writer)
            let left: Int? = try await world.store.read { reader in
                try reader.value(
                    """
                    SELECT (SELECT count(*) FROM drafts WHERE person = \(person))
                        + (SELECT count(*) FROM watches WHERE person = \(person))
                        + (SELECT count(*) FROM notices WHERE person = \(person))
                        + (SELECT count(*) FROM section_members WHERE person = \(person))
                    """
                )
            }
            #expect(left == 0)
            // Everybody else goes on: the page can still be saved, and its history read.
            #expect(try await world.save(now, "# Ablauf\n\nWeiter.", by: .coordinator).saved != nil)
        }
    }

    @Test("gets everything that is stored about her", arguments: TestDatabase.engines)
    func exported(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nUnverwechselbar.")
            try await world.comment(page, "Ebenso unverwechselbar")
            try await world.keep("Auch der Entwurf", of: page)
            let actor = try await world.by(.writer)
            let export = try await world.gate.exportPersonalData(of: world.id(.writer), by: actor)
            let text = try #require(export.value).text
            for words in ["Unverwechselbar.", "Ebenso unverwechselbar", "Auch der Entwurf"] {
                #expect(text.contains(words))
            }
        }
    }

    @Test("is thought of by every table of the wikis that refers to people")
    func declared() async throws {
        try await WikiWorld.on(.sqlite) { world in
            let tables: [String] = try await world.store.read { reader in
                try reader.values(
                    """
                    SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
                    WHERE m.type = 'table' AND f."table" = 'people' ORDER BY m.name
                    """
                )
            }
            let known = Set((PersonalData.access + PersonalData.wiki).map(\.table))
            #expect(tables.contains("revisions"))
            #expect(known.isSuperset(of: tables), "\(Set(tables).subtracting(known))")
        }
    }
}
