import Foundation
import Markup
import Pages
import Testing

@testable import Site

/// A site with a second source.
struct ReleasedProbe {
    var site: ProbeSite
    var released: String { site.root + "/frei" }

    init(_ root: String, leavesOut: Bool = true, _ files: [String: String] = [:]) throws {
        site = try ProbeSite(root, Self.content)
        site.options.released = root + "/frei"
        site.options.leavesOutBrokenReleases = leavesOut
        try FileManager.default.createDirectory(atPath: root + "/frei", withIntermediateDirectories: true)
        for (path, text) in files { try release(path, text) }
    }

    static let content = [
        "_site.yml": "title: Probe\nnavigation: [a]\n",
        "_types/termin.yml":
            "name: termin\nfolder: termine\nevent: {begin: beginn}\nopen_data: true\nfields:\n  - {name: beginn, kind: date, required: true}\n  - {name: intern, public: false}\n",
        "index.md": "# Start\n\n[[Hinweis]]\n", "suche.md": "---\ntitel: Suche\nvorlage: suche\n---\n",
        "a/index.md": "---\ntitel: Bereich\nliste: {sortierung: titel}\n---\n",
        "a/b.md": "---\ntitel: Eigene\numleitungen: [/alt/]\n---\n", "a/plan.pdf": "PDF",
        "termine/index.md": "---\ntitel: Termine\nliste: {typ: termin}\n---\n",
    ]
    static let hint =
        "---\ntitel: Hinweis\ntyp: seite\nkurz: Kurz gesagt.\nstand: 2026-11-01\n---\n\n[[Eigene]] ![Bild](bild.svg)\n"

    func release(_ path: String, _ text: String) throws { try write(text, to: released + "/" + path) }
    func build() -> SiteBuilder.Report { site.build() }

    func problems(_ report: SiteBuilder.Report) -> [String] {
        report.releasedProblems.map {
            "\($0.file.replacing(site.root + "/", with: "")) \($0.level) \($0.code)"
        }
    }
}

@Suite("Released pages")
struct ReleasedTests {
    @Test("are ordinary pages in lists, navigation, feed, sitemap and search, and linked both ways")
    func ordinary() throws {
        try withScratch { root in
            let probe = try ReleasedProbe(
                root,
                [
                    "a/hinweis.md": ReleasedProbe.hint, "a/bild.svg": "<svg viewBox=\"0 0 40 30\"/>",
                    "_types/x.yml": "name: x\n",
                    "_site.yml": "title: Fremd\n", ".x/y.md": "# Weg\n", "a/_entwurf.md": "# Weg\n",
                    "_data/x.csv": "a,b\n1\n",
                    "termine/t.md":
                        "---\ntitel: Treffen\ntyp: termin\nbeginn: 2026-12-24\nintern: Canary\n---\n",
                ]
            )
            let report = probe.build()
            #expect(report.problems.isEmpty && report.releasedProblems.isEmpty, "\(report.problems)")
            let page = try probe.site.read("a/hinweis/index.html")
            #expect(page.contains("href=\"/a/b/\"") && page.contains("width=\"40\" height=\"30\""))
            #expect(try probe.site.read("index.html").contains("href=\"/a/hinweis/\""))
            for file in ["a/index.html", "a/feed.xml", "feed.xml", "sitemap.xml", "suche/index.json"] {
                #expect(try probe.site.read(file).contains("/a/hinweis/"), "\(file)")
            }
            for file in ["termine/kalender.ics", "daten/termin.json"] {
                #expect(try probe.site.read(file).contains("Treffen"), "\(file)")
            }
            let all = try tree(probe.site.output)
            #expect(
                all["a/bild.svg"] != nil && !all.keys.contains { $0.contains("entwurf") || $0.contains("y/") }
            )
            #expect(!all.values.contains { String(decoding: $0, as: UTF8.self).contains("Canary") })
            #expect(try probe.site.read("index.html").contains("Probe"))
        }
    }

    @Test("build to the same bytes wherever they come from, and are looked at again only after a change")
    func same() throws {
        try withScratch { root in
            let files = ["a/hinweis.md": ReleasedProbe.hint, "a/bild.svg": "<svg viewBox=\"0 0 40 30\"/>"]
            let probe = try ReleasedProbe(root, files)
            #expect(probe.build().errors == 0)
            #expect(probe.site.settles())
            var whole = try ProbeSite(root + "/ganz", ReleasedProbe.content.merging(files) { $1 })
            whole.options.output = root + "/ganz/site"
            #expect(whole.build().errors == 0)
            let found = differences(try tree(whole.output), try tree(probe.site.output))
            #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
            try probe.release("a/neu.md", "# Neu\n")
            #expect(!probe.build().isUpToDate)
            #expect(probe.site.exists("a/neu/index.html"))
            try FileManager.default.removeItem(atPath: probe.released + "/a/neu.md")
            #expect(probe.build().removed > 0)
        }
    }

    @Test(
        "never take a place that belongs to the content",
        arguments: [
            ("a/b.md", "# X\n"), ("a/index.md", "# X\n"), ("a.md", "# X\n"),
            ("a/c.md", "---\nslug: b\n---\n"),
            ("index.md", "# X\n"), ("alt.md", "# X\n"), ("a/plan.pdf", "X"),
            ("x.md", "---\nslug: /\n---\n"),
            ("a/plan.pdf/x.md", "# X\n"), ("a/b/index.html", "X"), ("a", "X"), ("alt", "X"),
            ("a/b.md/x.pdf", "X"),
        ]
    )
    func taken(path: String, text: String) throws {
        try withScratch { root in
            let empty = try ReleasedProbe(root + "/leer")
            try empty.site.put("index.md", "# Start\n")
            #expect(empty.build().errors == 0)
            let probe = try ReleasedProbe(root, [path: text])
            try probe.site.put("index.md", "# Start\n")
            let report = probe.build()
            #expect(report.errors == 0, "\(report.problems)")
            if path != "a/b.md/x.pdf" {
                #expect(report.releasedProblems.map(\.level) == [.error], "\(report.releasedProblems)")
                let found = differences(try tree(empty.site.output), try tree(probe.site.output))
                #expect(found.isEmpty, "\(found)")
            }
            var strict = probe
            strict.site.options.leavesOutBrokenReleases = false
            #expect((strict.build().errors > 0) == (path != "a/b.md/x.pdf"))
        }
    }

    @Test("that are taken name both files")
    func namesBoth() throws {
        try withScratch { root in
            let probe = try ReleasedProbe(root, leavesOut: false, ["alt.md": "# X\n", "a/plan.pdf": "X"])
            let texts = probe.site.messages(probe.build()).filter { $0.contains("gehört schon") }
            #expect(
                texts.contains {
                    $0.hasPrefix("frei/a/plan.pdf: error: Der Pfad a/plan.pdf gehört schon zu a/plan.pdf")
                },
                "\(texts)"
            )
            #expect(
                texts.contains {
                    $0.hasPrefix("frei/alt.md: error: Die Adresse /alt/ gehört schon zu a/b.md")
                },
                "\(texts)"
            )
        }
    }

    @Test(
        "that are broken are left out and named, and the rest is built",
        arguments: [
            ("a/x.md", "---\ntitel: [\n---\n", "yaml"), ("a/x.md", "---\ntyp: fremd\n---\n", "unknown-type"),
            ("a/x.md", "---\ntyp: termin\n---\n", "missing-field"),
            (
                "a/x.md", "\u{0}".replacing("\u{0}", with: String(repeating: "> ", count: 200)) + "x",
                "too-deep"
            ),
            ("a/x.md", "---\nentwurf: ja\n---\n", "released-draft"),
            ("a/x.md", "---\nvorlage: fremd\n---\n", "unknown-template"),
            ("a/x.md", "```liste\nbereich: fremd\n```\n", "wrong-query"),
            ("a/feed.xml", "<x/>", "released-kind"),
            ("a/x.html", "<script>", "released-kind"), ("a/index.html.gz", "x", "released-kind"),
            ("daten/termin.csv", "x", "duplicate-output"), ("daten", "x", "duplicate-output"),
            ("termine/kalender.ics", "x", "duplicate-output"),
        ]
    )
    func broken(path: String, text: String, code: String) throws {
        try withScratch { root in
            let probe = try ReleasedProbe(root, [path: text, "a/hinweis.md": ReleasedProbe.hint])
            let report = probe.build()
            #expect(report.errors == 0, "\(report.problems)")
            #expect(
                Set(report.releasedProblems.filter { $0.level == .error }.map(\.code)) == [code],
                "\(report.releasedProblems)"
            )
            #expect(probe.site.exists("a/hinweis/index.html") && !probe.site.exists("a/x/index.html"))
            // Told again at the next start.
            #expect(!probe.build().isUpToDate)
            var strict = probe
            strict.site.options.leavesOutBrokenReleases = false
            #expect(strict.build().errors > 0)
        }
    }

    @Test("stay when only a link of theirs leads nowhere, and the content may link to what is gone")
    func links() throws {
        try withScratch { root in
            let probe = try ReleasedProbe(
                root,
                ["a/x.md": "[[Niemand]] [y](y.md) ![z](z.svg) /a/ [w](/fremd/)\n"]
            )
            let report = probe.build()
            #expect(report.errors == 0 && report.warnings == 1, "\(report.problems)")
            #expect(probe.problems(report).allSatisfy { $0.hasPrefix("frei/a/x.md warning ") })
            #expect(report.releasedProblems.count == 4)
            #expect(probe.site.exists("a/x/index.html"))
        }
    }

    @Test("that cannot be read stop the build, because the site would get smaller")
    func unreadable() throws {
        try withScratch { root in
            let probe = try ReleasedProbe(root, ["a/hinweis.md": ReleasedProbe.hint])
            #expect(probe.build().errors == 0)
            try FileManager.default.removeItem(atPath: probe.released)
            #expect(probe.build().problems.map(\.code) == ["unreadable"])
            #expect(probe.site.exists("a/hinweis/index.html"))
        }
    }

    @Test("that give a former address away keep the rest of it")
    func formerAddresses() throws {
        try withScratch { root in
            let probe = try ReleasedProbe(
                root,
                ["a/x.md": "---\ntitel: X\numleitungen: [/alt/, /frueher/]\n---\n"]
            )
            let report = probe.build()
            #expect(report.errors == 0 && probe.problems(report) == ["frei/a/x.md error released-taken"])
            let redirects = try probe.site.read("_server/redirects.json")
            #expect(
                redirects.contains("\"/alt/\":\"/a/b/\"") && redirects.contains("\"/frueher/\":\"/a/x/\"")
            )
        }
    }

    @Test("that are withdrawn answer 410, and nothing of them is left")
    func withdrawn() throws {
        try withScratch { root in
            let text =
                "---\ntitel: Canary Titel\nkurz: Canary\nstand: 2026-11-20\n---\n\n# Canary\n\nCanary [[Eigene]]\n"
            let probe = try ReleasedProbe(root, ["a/hinweis.md": text, "a/canary.pdf": "Canary"])
            try probe.site.put("index.md", "# Start\n\n[[Canary Titel]]\n")
            #expect(probe.build().errors == 0)
            #expect(probe.site.exists("a/canary.pdf"))
            try probe.site.put("index.md", "# Start\n\n[hier](a/hinweis.md)\n")
            // Even where the stub still has the old text.
            try probe.release(
                "a/hinweis.md",
                text.replacing("---\n\n#", with: "zurueckgezogen: ja\n---\n\n#")
            )
            try FileManager.default.removeItem(atPath: probe.released + "/a/canary.pdf")
            for _ in 0..<2 {
                #expect(probe.build().errors == 0)
                let all = try tree(probe.site.output)
                let left = all.filter {
                    $0.key.lowercased().contains("canary")
                        || String(decoding: $0.value, as: UTF8.self).contains("Canary")
                }
                #expect(left.isEmpty, "\(left.keys)")
                #expect(!probe.site.exists("a/hinweis/index.html"))
                #expect(try !probe.site.read("index.html").contains("20. November"))
                #expect(try probe.site.read("_server/redirects.json").contains("\"410\":[\"/a/hinweis/\""))
                let stub = PublicText.withdrawn(addresses: [
                    "/a/canary.pdf".replacing("canary", with: "plan-2")
                ])
                try probe.release("a/hinweis.md", String(decoding: stub, as: UTF8.self))
            }
        }
    }
}
