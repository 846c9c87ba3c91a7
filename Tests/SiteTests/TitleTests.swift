import Foundation
import Markup
import Testing

@testable import Site

/// Any folder of Markdown builds, so the first heading is the title in whatever way it is written, and is never lost.
@Suite("Titles from headings")
struct TitleTests {
    @Test(
        "are plain text",
        arguments: [
            ("# Über uns\n\nText.\n", "Über uns"),
            ("Über uns\n========\n\nText.\n", "Über uns"),
            ("#\tÜber uns\n\nText.\n", "Über uns"),
            ("   # Über uns ##\n\nText.\n", "Über uns"),
            ("<!-- Bemerkung -->\n\n# Über uns\n\nText.\n", "Über uns"),
            ("# Siehe [hier](index.md) & _das_\n", "Siehe hier &amp; das"),
            ("# A &amp; B\n", "A &amp; B"),
            ("# 5 \\* 3 und `a*b`\n", "5 * 3 und a*b"),
            ("# **Fett** und *schräg*\n", "Fett und schräg"),
            ("# C#\n", "C#"),
            ("Kein Titel\n\n# Später\n", "seite"),
            ("## Nur zweite Ebene\n", "seite"),
        ]
    )
    func title(text: String, title: String) throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# Start\n", "seite.md": text])
            #expect(site.build().errors == 0)
            let document = try site.read("seite/index.html")
            #expect(document.contains("<title>\(title) – Website</title>"))
            #expect(document.contains("<h1>\(title)</h1>"))
        }
    }

    @Test("are the same in lists, feeds and links as on the page")
    func everywhere() throws {
        try withScratch { root in
            let site = try ProbeSite(
                root,
                [
                    "index.md": "# Start\n\n[[a/seite]]\n",
                    "a/index.md": "---\ntitel: A\nliste: {sortierung: titel}\n---\n",
                    "a/seite.md": "---\nstand: 2026-11-01\n---\n\nÜber *uns*\n====\n",
                ]
            )
            #expect(site.build().errors == 0)
            for path in ["index.html", "a/index.html", "a/feed.xml", "a/seite/index.html"] {
                #expect(try site.read(path).contains("Über uns<"), "\(path)")
            }
        }
    }

    @Test("stay in the text, or are mentioned, where the front matter has another title")
    func otherTitle() throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "---\ntitel: Vorn\n---\n\n# Hinten\n\nText.\n"])
            let report = site.build()
            let document = try site.read("index.html")
            #expect(document.contains("<h1>Vorn</h1>"))
            #expect(document.contains("Hinten") || !report.problems.isEmpty)
        }
    }

    @Test("do not stand twice on the page where the front matter has the same one")
    func sameTitle() throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "---\ntitel: Vorn\n---\n\n# Vorn\n\nText.\n"])
            #expect(site.build().problems.isEmpty)
            let document = try site.read("index.html")
            #expect(document.components(separatedBy: "<h1>Vorn</h1>").count == 2)
            #expect(!document.contains("<h2"))
        }
    }
}
