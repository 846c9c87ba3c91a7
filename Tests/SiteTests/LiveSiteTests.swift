import Foundation
import Testing

@testable import Site

@Suite("Previews of single pages")
struct LiveSiteTests {
    private static let files = [
        "_site.yml": "title: Probe\nnavigation: [a]\n",
        "_types/begriff.yml": "name: begriff\nfolder: glossar\nterm: true\nfields:\n  - {name: definition}\n",
        "index.md": "# Start\n\n[[Zwei]]\n", "a/index.md": "# Eins\n\nText.\n",
        "a/b.md": "---\ntitel: Zwei\n---\n\nText.\n",
        "a/c.md": "---\ntitel: Drei\nreihenfolge: 1\n---\n\nMit OZG.\n",
        "glossar/ozg.md": "---\ntitel: OZG\n---\n",
        "liste/index.md": "---\ntitel: Liste\nliste: {sortierung: titel}\n---\n\nText.\n",
        "kaesten.md": "---\ntitel: Kästen\nvorlage: kaesten\n---\n",
        "suche.md": "---\ntitel: Suche\nvorlage: suche\n---\n",
    ]

    @Test(
        "show the same document as the full build after an edit of the text",
        arguments: ["index.md", "a/index.md", "a/b.md", "a/c.md", "glossar/ozg.md", "suche.md"]
    )
    func sameAsFullBuild(file: String) throws {
        try withScratch { root in
            let site = try ProbeSite(root, Self.files)
            let live = try #require(SiteBuilder(site.options).prepareAndWrite().live)
            let text = String(decoding: try Files.read(site.content + "/" + file).bytes, as: UTF8.self)
            try site.put(file, text + "\n## Neu\n\nMehr *Text* mit [[Drei]], OZG und [Link](/a/).\n")
            let preview = try #require(live.preview(file: file))
            #expect(site.build().errors == 0)
            let document = try site.read(String(preview.url.dropFirst()) + "index.html")
            #expect(String(decoding: preview.document, as: UTF8.self) == document)
            #expect(document.contains("Mehr <em>Text</em>"))
        }
    }

    @Test(
        "wait for the full build when more than the text has changed",
        arguments: [
            ("a/b.md", "---\ntitel: Anders\n---\n\nText.\n"), ("a/index.md", "# Anders\n\nText.\n"),
            ("a/b.md", "---\ntitel: Zwei\nkurz: Neu\n---\n\nText.\n"),
            ("a/b.md", "---\ntyp: begriff\ntitel: Zwei\n---\n"),
            ("a/b.md", "---\ntitel: Zwei\nliste: {sortierung: titel}\n---\n"),
            ("a/b.md", "---\ntitel: Zwei\n---\n\n[[Niemand]]\n"),
            ("a/b.md", "---\ntitel: Zwei\nentwurf: ja\n---\n"),
            ("liste/index.md", "---\ntitel: Liste\nliste: {sortierung: titel}\n---\n\nNeu.\n"),
            ("kaesten.md", "---\ntitel: Kästen\nvorlage: kaesten\n---\n\nNeu.\n"), ("neu.md", "# Neu\n"),
        ]
    )
    func waits(file: String, text: String) throws {
        try withScratch { root in
            let site = try ProbeSite(root, Self.files)
            let live = try #require(SiteBuilder(site.options).prepareAndWrite().live)
            try site.put(file, text)
            #expect(live.preview(file: file) == nil)
        }
    }

    @Test("wait when the page is gone or its front matter is broken")
    func gone() throws {
        try withScratch { root in
            let site = try ProbeSite(root, Self.files)
            let live = try #require(SiteBuilder(site.options).prepareAndWrite().live)
            try site.put("a/b.md", "---\ntitel: Zwei\nstand: bald\n---\n\nText.\n")
            #expect(live.preview(file: "a/b.md") == nil)
            try site.remove("a/b.md")
            #expect(live.preview(file: "a/b.md") == nil)
        }
    }
}
