import Foundation
import Markup
import Pages
import Testing

@testable import App
@testable import Site

@Suite("The commands")
struct ProgramTests {
    @Test("build writes a site and ends with 0, also the second time")
    func build() async throws {
        try await withScratch { root in
            try makeSite(root)
            let words = ["build"] + folders(root) + ["--output", root + "/site/"]
            #expect(await program().run(words) == 0)
            let before = try tree(root + "/site")
            #expect(before["index.html"] != nil)
            #expect(await program().run(words) == 0)
            let after = try tree(root + "/site")
            #expect(after == before)
        }
    }

    @Test("build ends with 1 on an error and leaves the site of before as it was")
    func buildWithError() async throws {
        try await withScratch { root in
            try makeSite(root)
            let words = ["build"] + folders(root) + ["--output", root + "/site"]
            #expect(await program().run(words) == 0)
            try write("# Start\n\n[weg](weg.md)\n", to: root + "/Content/index.md")
            let before = try tree(root)
            #expect(await program().run(words) == 1)
            #expect(try tree(root) == before)
            #expect(await program().run(words + ["--links", "warn"]) == 0)
            #expect(try tree(root) != before)
        }
    }

    @Test("check ends with 1 on an error and writes nothing, in strict mode also on a warning")
    func check() async throws {
        try await withScratch { root in
            try makeSite(root, ["index.md": "---\nganz_anders: x\n---\n"])
            let before = try tree(root)
            let words = ["check"] + folders(root)
            #expect(await program().run(words) == 0)
            #expect(await program().run(words + ["--strict"]) == 1)
            #expect(await program(["NRWCONNECT_STRICT": "true"]).run(words) == 1)
            #expect(await program().run(words + ["--json", "--strict"]) == 1)
            #expect(await program().run(words + ["--drafts"]) == 0)
            #expect(try tree(root) == before)
        }
    }

    @Test("a folder that does not exist ends with 1")
    func noFolder() async throws {
        try await withScratch { root in
            #expect(await program().run(["build"] + folders(root) + ["--output", root + "/site"]) == 1)
            #expect(await program().run(["check"] + folders(root)) == 1)
            let files = try tree(root)
            #expect(files.isEmpty)
        }
    }

    @Test("serve does not start when the site has an error")
    func serveWithError() async throws {
        try await withScratch { root in
            try makeSite(root, ["index.md": "---\ntitle: a: b\n---\n"])
            #expect(
                await program().run(["serve", "--port", "0"] + folders(root) + ["--output", root + "/site"])
                    == 1
            )
        }
    }

    @Test("the day of the build comes from SOURCE_DATE_EPOCH, in Berlin")
    func today() {
        #expect(program().today().wholeDay.iso == "2026-11-23")
        #expect(program(["SOURCE_DATE_EPOCH": "1795474799"]).today().wholeDay.iso == "2026-11-23")
        #expect(program(["SOURCE_DATE_EPOCH": "1795474800"]).today().wholeDay.iso == "2026-11-24")
    }

    @Test("the report for machines holds counts and every problem")
    func json() throws {
        var report = SiteBuilder.Report()
        report.pages = 3
        report.problems = [
            Problem(
                file: "a.md",
                line: 2,
                column: 3,
                level: .error,
                code: "dead-link",
                text: "„x“ </script>",
                hint: "y/z"
            ),
            Problem(file: "b.md", line: 0, level: .warning, code: "overdue", text: "t"),
        ]
        let data = Data(ReportJSON.text(report).utf8)
        let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            document["pages"] as? Int == 3 && document["errors"] as? Int == 1
                && document["warnings"] as? Int == 1
        )
        let problems = try #require(document["problems"] as? [[String: Any]])
        #expect(problems.count == 2)
        #expect(problems[0]["text"] as? String == "„x“ </script>")
        #expect(problems[0]["line"] as? Int == 2 && problems[0]["column"] as? Int == 3)
        #expect(problems[0]["level"] as? String == "error" && problems[0]["code"] as? String == "dead-link")
    }
}
