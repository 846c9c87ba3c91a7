import Access
import Merge
import Site
import Store
import TestSupport
import Testing

@testable import Web
@testable import Workspaces

@Suite("What the public site gets")
struct PublicationTests {
    @Test(
        "files never become pages or scripts of the site, and none keeps the others away",
        arguments: TestDatabase.engines
    )
    func files(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Hinweis\n\n[a](_notiz.txt) [b](extra.md)")
            for name in ["_notiz.txt", "extra.md"] {
                #expect(try await world.attached(name, "Text von \(name)", to: page).contains("\(name) 1"))
            }
            let latest = try await world.latest(page.id)
            #expect(try await world.release(page, at: "infos/hinweis", revision: latest.number).value != nil)
            let made = try await Publication(wiki: world.wiki).generation()
            #expect(made.problems.isEmpty)
            #expect(
                Set(made.files.map(\.path)) == [
                    "infos/hinweis.md", "infos/hinweis-dateien/datei_notiz.txt",
                    "infos/hinweis-dateien/extra.md.txt",
                ]
            )
            let text = try #require(made.text(of: "infos/hinweis.md"))
            #expect(text.contains("hinweis-dateien/datei_notiz.txt"))
            #expect(text.contains("(hinweis-dateien/extra.md.txt)"))
        }
    }

    @Test("an address that leads nowhere any more says so", arguments: TestDatabase.engines)
    func gone(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Hinweis")
            for address in ["infos/alt", "infos/neu"] {
                world.clock.advance(by: .seconds(1))
                #expect(try await world.release(page, at: address).value != nil)
            }
            let publication = Publication(wiki: world.wiki)
            let before = try await publication.version()
            var made = try await publication.generation()
            #expect(made.files.map(\.path) == ["infos/neu.md"])
            #expect(made.text(of: "infos/neu.md")?.contains("/infos/alt/") == true)
            world.clock.advance(by: .seconds(1))
            // Only for the kommunale Familie from now on: for the public both addresses are over.
            #expect(try await world.release(page, at: "", .family).value != nil)
            #expect(try await publication.version() != before)
            made = try await publication.generation()
            #expect(Set(made.files.map(\.path)) == ["infos/alt.md", "infos/neu.md"])
            for path in ["infos/alt.md", "infos/neu.md"] {
                #expect(made.text(of: path)?.contains("zurueckgezogen: ja") == true)
            }
        }
    }

    @Test("no page stands where a folder is read from", arguments: ["infos/index", "README", "infos/readme"])
    func folders(typed: String) { #expect(PublicAddress.clean(typed) == nil) }

    @Test("a section that is edited comes from the page itself", arguments: TestDatabase.engines)
    func sections(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let own = try await world.page("# Ablauf\n\n## Ort\n\nRathaus\n")
            let foreign = try await world.foreign("# Fremd\n\n## Geheim\n\nSchatz\n")
            func source(_ base: WikiPage) async throws -> String {
                let values = [
                    ("modus", "abschnitt"), ("abschnitt", "1"), ("quelle", "## Ort\n\nHalle\n"),
                    ("basis", base.latest.description),
                ]
                let form = Fields(fields: values.map { Fields.Field(name: $0, value: $1) })
                return try await EditorForm.source(form, world.wiki, of: own.id)
            }
            #expect(try await source(own) == "# Ablauf\n\n## Ort\n\nHalle\n")
            await #expect(throws: RequestProblem.self) { try await source(foreign) }
        }
    }
}

extension Publication.Generation {
    func text(of path: String) -> String? {
        guard case .bytes(let bytes)? = files.first(where: { $0.path == path })?.content else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
