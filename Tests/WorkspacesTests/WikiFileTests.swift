import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Files of a page")
struct WikiFileTests {
    @Test(
        "make a revision, and another version under the same name in any case",
        arguments: TestDatabase.engines
    )
    func versions(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\n[Plan](plan.txt)")
            #expect(try await world.attached("Plan.txt", "Eins", to: page) == ["Plan.txt 1"])
            #expect(try await world.attached("PLAN.TXT", "Zwei", to: page) == ["Plan.txt 2"])
            #expect(try await world.files(page) == ["Plan.txt 2"])
            #expect(try await world.count(page.id) == 3)
            let second = try await world.revision(page.id, 2)
            #expect(second.isMinor && second.source == "# Ablauf\n\n[Plan](plan.txt)\n")
            #expect(try await world.files(page, second.id) == ["Plan.txt 1"])
            #expect(try await world.files(page, page.latest).isEmpty)
            #expect(
                try await world.hrefs(page, for: .reader) == [
                    "/bereiche/bauen/seiten/ablauf/dateien/Plan.txt"
                ]
            )
        }
    }

    @Test("sent twice are attached once", arguments: TestDatabase.engines)
    func twice(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            #expect(try await world.attached("plan.txt", "Eins", to: page) == ["plan.txt 1"])
            let before = try await world.state()
            #expect(try await world.attached("plan.txt", "Eins", to: page) == ["plan.txt 1"])
            #expect(try await world.state() == before)
        }
    }

    @Test(
        "belong to what a revision's hash stands for, and stay through edits and merges",
        arguments: TestDatabase.engines
    )
    func hash(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page(WikiTexts.paragraphs(3))
            let bare = try await world.latest(page.id)
            _ = try await world.attached("a.txt", "Eins", to: page)
            let one = try await world.latest(page.id)
            _ = try await world.attached("a.txt", "Zwei", to: page)
            let two = try await world.latest(page.id)
            #expect(Set([bare.hash, one.hash, two.hash]).count == 3)
            let text = WikiTexts.paragraphs(3).replacing("Absatz 2", with: "Zweiter Absatz")
            try await world.saved(page, text, on: page.latest, by: .second)
            #expect(try await world.files(page) == ["a.txt 2"])
            // Going back brings the text and the files of that time.
            let latest = try await world.row(page.id).latest
            let actor = try await world.by(.writer)
            _ = try await world.wiki.revert(page.id, in: world.room, to: one.number, base: latest, by: actor)
            #expect(try await world.latest(page.id).hash == one.hash)
            #expect(try await world.files(page) == ["a.txt 1"])
        }
    }

    @Test("are taken off a page and stay with its history", arguments: TestDatabase.engines)
    func detach(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            _ = try await world.attached("a.txt", "Eins", to: page)
            let actor = try await world.by(.second)
            #expect(
                try await world.wiki.detach("A.txt", from: page.id, in: world.room, by: actor).value != nil
            )
            #expect(try await world.files(page).isEmpty)
            let refusal = try await world.refusal {
                try await world.wiki.detach("a.txt", from: page.id, in: world.room, by: actor)
            }
            #expect(refusal == .notFound)
            #expect(try await world.files(page, try await world.revision(page.id, 2).id) == ["a.txt 1"])
            #expect(try await world.attached("a.txt", "Drei", to: page) == ["a.txt 2"])
        }
    }

    static let refusedFiles: [(String, [UInt8])] = [
        ("programm.exe", Array("MZ\u{90}\0".utf8)),
        ("seite.html", Array("<!doctype html><script>alert(1)</script>".utf8)),
        ("bild.png", Array("kein Bild".utf8)), ("leer.txt", []), ("makro.js", Array("alert(1)".utf8)),
    ]

    @Test(
        "of a kind that is dangerous, wrong or empty are refused by name, all or none",
        arguments: refusedFiles
    )
    func refused(name: String, bytes: [UInt8]) async throws {
        try await WikiWorld.on(.sqlite) { world in
            let page = try await world.page("# Ablauf")
            let before = try await world.latest(page.id)
            let uploads = [(name: "gut.txt", bytes: Array("Text".utf8)), (name: name, bytes: bytes)]
            let actor = try await world.by(.writer)
            let problems = try await world.wiki.attach(uploads, to: page.id, in: world.room, by: actor)
                .problems
            #expect(problems.map(\.field) == ["datei"] && problems.first?.message.contains(name) == true)
            #expect(try await world.latest(page.id) == before)
            #expect(try await world.files(page).isEmpty)
            let none = try await world.problems {
                try await world.wiki.attach([], to: page.id, in: world.room, by: actor)
            }
            #expect(none.count == 1)
        }
    }

    @Test("are at most two hundred")
    func limit() async throws {
        try await WikiWorld.on(.sqlite) { world in
            let page = try await world.page("# Ablauf")
            let uploads = (1...WikiLimits.files).map { (name: "\($0).txt", bytes: Array("Text".utf8)) }
            let actor = try await world.by(.writer)
            let all = try await world.wiki.attach(uploads, to: page.id, in: world.room, by: actor)
            #expect(all.value?.count == WikiLimits.files)
            let more = try await world.wiki.attach(
                [("mehr.txt", Array("Text".utf8))],
                to: page.id,
                in: world.room,
                by: actor
            )
            #expect(more.refusal == .tooManyFiles)
            #expect(try await world.files(page).count == WikiLimits.files)
            #expect(try await world.count(page.id) == 2)
            // Another version of one that is there still fits.
            #expect(try await world.attached("7.txt", "Neu", to: page) == ["7.txt 2"])
        }
    }

    @Test("are no business of those who may not write, or not read", arguments: TestDatabase.engines)
    func rights(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            let page = try await world.page("# Offen")
            let secret = try await world.page("# Geheim")
            _ = try await world.attached("geheim.txt", "Geheim", to: secret)
            try await world.close(secret)
            for (who, target) in [
                (WikiWorld.Who.reader, page), (.member, page), (.outsider, page), (.writer, secret),
            ] {
                let actor = try await world.by(who)
                let refusal = try await world.refusal("\(who)") {
                    try await world.wiki.attach(
                        [("a.txt", Array("Neu".utf8))],
                        to: target.id,
                        in: world.room,
                        by: actor
                    )
                }
                #expect(refusal == .notFound)
            }
            // The revision of a hidden page in the address of one that is open shows nothing.
            let hidden = try await world.row(secret.id).latest
            let file = try await world.store.read {
                try world.wiki.file(named: "geheim.txt", of: page, revision: hidden, in: $0)
            }
            #expect(file == nil)
        }
    }
}

extension WikiWorld {
    /// Attaches a small text; gives name and version of what was attached.
    func attached(_ name: String, _ text: String, to page: WikiPage, by who: Who = .writer) async throws
        -> [String]
    {
        let uploads = [(name: name, bytes: Array(text.utf8))]
        let outcome = try await wiki.attach(uploads, to: page.id, in: page.workspace, by: try await by(who))
        return try #require(outcome.value, "\(outcome)").map { "\($0.file.name) \($0.file.number)" }
    }

    /// Name and version of every file of a revision, or of the latest one.
    func files(_ page: WikiPage, _ revision: ID<Revision>? = nil) async throws -> [String] {
        let latest = try await row(page.id).latest
        return try await store.read { reader in
            try RevisionFile.of(revision ?? latest, in: reader).map { "\($0.name) \($0.number)" }
        }
    }
}

@Suite("The link to a file")
struct FileLinkTests {
    @Test(
        "finds the file of that name, whatever its name holds",
        arguments: [
            "plan.pdf", "Plan 2.pdf", "Antrag #3.pdf", "50 % Förderung?.txt", "a(b).png", "<x>.txt",
            "Grüße.txt",
        ]
    )
    func target(name: String) {
        let markdown = "[Datei](\(FilePages.linkTarget(name)))"
        let requests = ReadText(PageText(markdown, types: [:])).requests
        #expect(requests.map { WikiTarget.read($0).target } == [.neighbour(name)])
    }
}
