import Foundation
import Markup
import Testing

@testable import Site

/// Input that is odd or wrong in ways that a generator must say, not swallow and not die of.
@Suite("Odd input")
struct RobustnessTests {
    private static let type = """
        name: termin
        title: Termin
        folder: termine
        date: beginn
        open_data: true
        fields:
          - {name: beginn, kind: date}
          - {name: zahl, kind: number}

        """

    private static func build(_ files: [String: String]) throws -> (
        report: SiteBuilder.Report, messages: [String]
    ) {
        try withScratch { root in
            let site = try ProbeSite(
                root,
                ["_types/termin.yml": type, "index.md": "# X\n"].merging(files) { $1 }
            )
            let report = site.build()
            return (report, site.messages(report))
        }
    }

    @Test(
        "a page length of nothing is an error and not the end of the program",
        arguments: ["0", "-1", "viele"]
    )
    func pageLength(value: String) async {
        switch value {
        case "0": await #expect(processExitsWith: .success) { try Self.expectError(pageLength: "0") }
        case "-1": await #expect(processExitsWith: .success) { try Self.expectError(pageLength: "-1") }
        default: #expect(throws: Never.self) { try Self.expectError(pageLength: "viele") }
        }
    }

    private static func expectError(pageLength: String) throws {
        let list = "---\ntitel: T\nliste: {typ: termin, pro_seite: \(pageLength)}\n---\n"
        let page = "---\ntitel: A\n---\n"
        #expect(try build(["termine/index.md": list, "termine/a.md": page]).report.errors == 1)
    }

    @Test("numbers of any size can be published")
    func hugeNumber() async {
        await #expect(processExitsWith: .success) {
            _ = try Self.build(["termine/a.md": "---\ntitel: A\nzahl: 1e300\n---\n"])
        }
    }

    @Test(
        "a name that leads nowhere is an error wherever it stands",
        arguments: [
            ("_site.yml", "navigation: [gibtsnicht]\n"), ("_site.yml", "legal: [gibtsnicht]\n"),
            ("_site.yml", "footer:\n  - title: X\n    links: [gibtsnicht]\n"),
            ("a.md", "---\nvorlage: gibtsnicht\n---\n"),
            ("a.md", "---\nvorlage: layout\n---\n"), ("a.md", "---\nvorlage: teile/liste\n---\n"),
            ("_types/x.yml", "name: x\ntemplate: gibtsnicht\n"),
            ("termine/index.md", "---\nliste: {typ: termin, filter: [gibtsnicht]}\n---\n"),
            ("termine/index.md", "---\nliste: {typ: gibtsnicht}\n---\n"),
            ("_types/x.yml", "name: x\nfields:\n  - {name: r, kind: reference, target: gibtsnicht}\n"),
            ("_types/x.yml", "name: termin\ntitle: Noch einer\n"),
        ]
    )
    func leadsNowhere(file: String, text: String) throws {
        let (report, messages) = try Self.build([file: text])
        #expect(report.errors == 1, "\(messages)")
        #expect(messages.first?.hasPrefix(file) == true)
    }

    @Test(
        "a link in the front matter of the start page is checked like any other",
        arguments: [
            ("termine", true), ("termine.md", true), ("/termine/", true), ("/termine/#vorweg", true),
            ("https://example.org/", true), ("gibtsnicht", false), ("/gibtsnicht/", false),
            ("javascript:alert(1)", false),
            ("//evil.example/", false), ("data:text/html,x", false),
        ]
    )
    func startLinks(link: String, isRight: Bool) throws {
        let type = """
            name: start
            template: start
            fields:
              - {name: leitfragen, kind: rows, columns: [{name: frage}, {name: text}, {name: link}]}

            """
        let page = "---\ntyp: start\nleitfragen:\n  - {frage: Wo?, text: Hier., link: '\(link)'}\n---\n"
        let (report, messages) = try Self.build([
            "_types/start.yml": type, "index.md": page, "termine.md": "# Termine\n\n## Vorweg\n",
        ])
        #expect((report.errors == 0) == isRight, "\(messages)")
    }

    @Test(
        "an address that the site has is no former address",
        arguments: [
            ("/bild.svg", false), ("/feed.xml", false), ("/robots.txt", false), ("/404.html", false),
            ("/termine/liste/", true),
            ("/termine/seite/2/", false), ("/alt.svg", true), ("/alt/", true),
        ]
    )
    func takenAddress(old: String, isFree: Bool) throws {
        let (report, messages) = try Self.build([
            "bild.svg": "<svg/>", "x.md": "---\numleitungen: [\(old)]\n---\n",
            "termine/index.md": "---\ntitel: T\nliste: {typ: termin, pro_seite: 1}\n---\n",
            "termine/a.md": "# A\n",
            "termine/b.md": "# B\n",
        ])
        #expect((report.errors == 0) == isFree, "\(messages)")
    }

    @Test(
        "settings take yes and no like pages do, or refuse them",
        arguments: [
            ("indexable: nein", "Disallow: /"), ("indexable: false", "Disallow: /"),
            ("indexable: ja", "Allow: /"),
        ]
    )
    func flags(setting: String, rule: String) throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# X\n", "_site.yml": setting + "\n"])
            guard site.build().errors == 0 else { return }
            #expect(try site.read("robots.txt").contains("\n\(rule)\n"))
        }
    }

    @Test("a site without any file is a site with a start page")
    func emptyFolder() throws {
        try withScratch { root in
            let site = try ProbeSite(root)
            #expect(site.build().problems.isEmpty)
            #expect(try site.read("index.html").contains("0 Seiten"))
        }
    }

    @Test("a folder that does not exist is one error", arguments: ["content", "theme"])
    func noFolder(missing: String) throws {
        try withScratch { root in
            var site = try ProbeSite(root, ["index.md": "# X\n"])
            if missing == "content" {
                site.options.content = root + "/weg"
            } else {
                site.options.theme = root + "/weg"
            }
            let report = site.build()
            #expect(report.problems.map(\.code) == ["unreadable"])
            #expect(!Files.isFolder(site.output))
        }
    }

    @Test(
        "dead links are errors, warnings or nothing, as asked",
        arguments: [(LinkMode.error, 1, 0), (.warn, 0, 1), (.off, 0, 0)]
    )
    func linkModes(mode: LinkMode, errors: Int, warnings: Int) throws {
        try withScratch { root in
            var site = try ProbeSite(root, ["index.md": "# X\n\n[weg](weg.md)\n"])
            site.options.links = mode
            let report = site.build()
            #expect(report.errors == errors && report.warnings == warnings)
            #expect(site.exists("index.html") == (errors == 0))
        }
    }

    @Test("a symbolic link that leads nowhere or in circles does not stop the build")
    func symbolicLinks() throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# X\n"])
            try FileManager.default.createSymbolicLink(
                atPath: site.content + "/weg.md",
                withDestinationPath: "nirgends.md"
            )
            try FileManager.default.createSymbolicLink(
                atPath: site.content + "/kreis",
                withDestinationPath: "."
            )
            #expect(site.build().errors == 0)
            #expect(!site.exists("weg/index.html") && !site.exists("kreis/index.html"))
        }
    }
}
