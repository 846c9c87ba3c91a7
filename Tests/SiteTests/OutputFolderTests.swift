import Foundation
import Markup
import Testing

@testable import Site

@Suite("The output folder")
struct OutputFolderTests {
    @Test(
        "of somebody else is refused and not touched",
        arguments: ["brief.txt", ".git/config", "unter/ordner/x"]
    )
    func foreign(file: String) throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# X\n"])
            try write("wichtig", to: site.output + "/" + file)
            let before = try tree(root)
            let report = site.build()
            #expect(report.problems.map(\.code) == ["output-not-ours"])
            #expect(report.problems.first?.text.contains(file) == true)
            #expect(report.written == 0 && report.removed == 0)
            #expect(differences(before, try tree(root)).isEmpty)
        }
    }

    @Test("may exist if it is empty")
    func empty() throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# X\n"])
            try FileManager.default.createDirectory(
                atPath: site.output + "/leer",
                withIntermediateDirectories: true
            )
            #expect(site.build().errors == 0)
            #expect(site.exists("index.html"))
        }
    }

    @Test("that is a file is refused and not touched")
    func file() throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# X\n"])
            try write("wichtig", to: site.output)
            #expect(site.build().errors == 1)
            #expect(try Files.read(site.output).bytes == Array("wichtig".utf8))
        }
    }

    @Test(
        "stays as it was when a file and a folder would have the same name",
        arguments: [
            ["a": "Datei", "a.md": "# A\n"], ["r.md": "---\nslug: robots.txt\n---\n"],
            ["sitemap.xml/x.txt": "x", "r.md": "# R\n"],
        ]
    )
    func fileAndFolderAtOnce(files: [String: String]) throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# X\n"])
            #expect(site.build().errors == 0)
            let before = try tree(site.output)
            for (path, text) in files { try site.put(path, text) }
            #expect(site.build().errors > 0)
            #expect(differences(before, try tree(site.output)).isEmpty)
        }
    }

    @Test(
        "inside the content or the theme is refused, for the site would hold itself",
        arguments: ["Content/site", "Content", "Theme/site"]
    )
    func insideInput(output: String) throws {
        try withScratch { root in
            try FileManager.default.copyItem(atPath: Fixtures.theme, toPath: root + "/Theme")
            let site = try ProbeSite(root, ["index.md": "# X\n"], theme: root + "/Theme")
            let before = try tree(root)
            #expect(site.build(to: root + "/" + output).errors > 0)
            #expect(differences(before, try tree(root)).isEmpty)
        }
    }

    @Test("lets a file become a folder, and a folder a file")
    func fileAndFolder() throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# X\n", "a": "Datei"])
            #expect(site.build().errors == 0)
            #expect(try site.read("a") == "Datei")
            try site.remove("a")
            try site.put("a/b.txt", "tief")
            try site.put("a/c.md", "# C\n")
            #expect(site.build().errors == 0)
            #expect(try site.read("a/b.txt") == "tief")
            #expect(site.exists("a/c/index.html"))
            try site.remove("a")
            try site.put("a", "Datei")
            #expect(site.build().errors == 0)
            #expect(try site.read("a") == "Datei")
        }
    }

    @Test("is completed after a build that was killed", arguments: [1, 2, 3, 4, 5, 6])
    func killedBuild(seed: UInt64) throws {
        try withScratch { root in
            let site = try ProbeSite(
                root,
                ["index.md": "# X\n\n[[C]]\n", "a/b.md": "# B\n", "a/c.md": "# C\n", "d.svg": "<svg/>"]
            )
            site.build(to: root + "/vergleich")
            site.build()
            var numbers = SeededNumbers(seed: seed)
            for path in try Files.tree(site.output, hidden: true) {
                let file = site.output + "/" + path
                switch Int.random(in: 0..<5, using: &numbers) {
                case 0: try FileManager.default.removeItem(atPath: file)
                case 1: try write("halb", to: file)
                case 2: try write("", to: file + ".neu")
                default: continue
                }
            }
            try write("", to: site.output + "/" + Manifest.marker)
            try FileManager.default.createDirectory(
                atPath: site.output + "/leer/tief",
                withIntermediateDirectories: true
            )
            if seed > 3 { try? FileManager.default.removeItem(atPath: Manifest.path(site.output)) }
            let report = site.build()
            #expect(report.errors == 0 && !report.isUpToDate)
            #expect(differences(try tree(root + "/vergleich"), try tree(site.output)).isEmpty)
            #expect(!Files.isFolder(site.output + "/leer"))
            #expect(site.settles())
        }
    }

    @Test(
        "is taken over after the first build was killed as early as can be",
        arguments: [["_server/im-bau"], [], ["_server/im-bau", "index.html"]]
    )
    func killedFirstBuild(files: [String]) throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# X\n"])
            try FileManager.default.createDirectory(
                atPath: site.output + "/_server",
                withIntermediateDirectories: true
            )
            for file in files { try write("", to: site.output + "/" + file) }
            #expect(site.build().errors == 0)
            site.build(to: root + "/vergleich")
            #expect(differences(try tree(root + "/vergleich"), try tree(site.output)).isEmpty)
        }
    }

    @Test(
        "does not need its manifest, nor believe a broken one",
        arguments: ["", "Unsinn\n", "nrwconnect-manifest 2\nzz\n"]
    )
    func brokenManifest(text: String) throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# X\n", "a.md": "# A\n"])
            site.build()
            let before = try tree(site.output)
            try write(text, to: Manifest.path(site.output))
            try write("alt", to: site.output + "/a/index.html")
            #expect(site.build().errors == 0)
            #expect(differences(before, try tree(site.output)).isEmpty)
        }
    }

    @Test(
        "holds no two outputs at one place, though one of them would win",
        arguments: [
            ("Köln", "Koeln", ""), ("Köln", "Bonn", "termine/ort/bonn.md"),
        ]
    )
    func filteredPages(first: String, second: String, page: String) throws {
        try withScratch { root in
            let type =
                "name: termin\nfolder: termine\ndate: beginn\nfields:\n  - {name: beginn, kind: date}\n  - {name: ort}\n"
            let site = try ProbeSite(
                root,
                [
                    "_types/termin.yml": type, "index.md": "# X\n",
                    "termine/index.md": "---\ntitel: Termine\nliste: {typ: termin, filter: [ort]}\n---\n",
                    "termine/a.md": "---\ntitel: Eins\nort: \(first)\n---\n",
                    "termine/b.md": "---\ntitel: Zwei\nort: \(second)\n---\n",
                ]
            )
            if !page.isEmpty { try site.put(page, "---\ntitel: Eigene Seite\n---\n") }
            let prepared = SiteBuilder(site.options).prepare()
            let paths = prepared.outputs.map(\.path)
            #expect(prepared.report.errors > 0 || Set(paths).count == paths.count)
        }
    }
}
