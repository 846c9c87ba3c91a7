import Foundation
import Markup
import Pages
import Site
import Testing

@testable import App

@Suite("nrwconnect new")
struct NewPageTests {
    /// A site with the types of our own.
    private func makeTypedSite(_ root: String) throws {
        try makeSite(root)
        try FileManager.default.copyItem(
            atPath: Repository.content + "/_types",
            toPath: root + "/Content/_types"
        )
    }

    @Test(
        "makes a page with every required field that passes the check once it is no draft",
        arguments: ["termin", "seite", "presse", "gremium", "themenfeld", "abfrage"]
    )
    func passesCheck(type: String) async throws {
        try await withScratch { root in
            try makeTypedSite(root)
            let words = ["new", type, "Übung: \"Größe\" \\ C#", "--content", root + "/Content"]
            #expect(await program().run(words) == 0)
            let folder =
                SiteBuilder.pageTypes(content: root + "/Content")[type]?.folder.map { $0 + "/" } ?? ""
            let file = "\(root)/Content/\(folder)uebung-groesse-c.md"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.contains("entwurf: true"))
            #expect(await program().run(["check", "--strict"] + folders(root)) == 0)
            try write(text.replacing("entwurf: true\n", with: ""), to: file)
            #expect(await program().run(["check", "--strict"] + folders(root)) == 0)
            #expect(await program().run(["build"] + folders(root) + ["--output", root + "/site"]) == 0)
            let page = try String(
                contentsOfFile: root + "/site/\(folder)uebung-groesse-c/index.html",
                encoding: .utf8
            )
            #expect(page.contains("Übung: &quot;Größe&quot; \\ C#"))
        }
    }

    @Test(
        "leaves of the other types only values to be filled in, nothing that is wrong",
        arguments: ["loesung", "dokument", "begriff"]
    )
    func onlyMissing(type: String) async throws {
        try await withScratch { root in
            try makeTypedSite(root)
            #expect(await program().run(["new", type, "Neues", "--content", root + "/Content"]) == 0)
            var options = BuildOptions(today: CalendarDate(year: 2026, month: 11, day: 23))
            (options.content, options.theme, options.drafts) = (root + "/Content", root + "/Theme", true)
            let report = SiteBuilder(options).check()
            #expect(Set(report.problems.map(\.code)) == ["missing-field"])
        }
    }

    @Test("refuses to overwrite a page and leaves it as it is")
    func refusesToOverwrite() async throws {
        try await withScratch { root in
            try makeTypedSite(root)
            let words = ["new", "termin", "Workshop", "--content", root + "/Content/"]
            #expect(await program().run(words) == 0)
            try write("meins", to: root + "/Content/termine/workshop.md")
            let before = try tree(root)
            #expect(await program().run(words) == 1)
            #expect(try tree(root) == before)
        }
    }

    @Test(
        "refuses unknown types and titles without a letter",
        arguments: [["termni", "X"], ["termin", "!!!"], ["termin", ""]]
    )
    func refuses(words: [String]) async throws {
        try await withScratch { root in
            try makeTypedSite(root)
            let before = try tree(root)
            #expect(await program().run(["new"] + words + ["--content", root + "/Content"]) == 1)
            #expect(try tree(root) == before)
        }
    }

    @Test("never writes outside of the folder, whatever the title")
    func staysInside() async throws {
        try await withScratch { root in
            try makeTypedSite(root)
            let before = try tree(root)
            #expect(
                await program().run(["new", "seite", "../../draussen", "--content", root + "/Content"]) == 0
            )
            let new = Set(try tree(root).keys).subtracting(before.keys)
            #expect(new == ["Content/draussen.md"])
        }
    }
}
