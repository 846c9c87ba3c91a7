import Foundation
import Markup
import Testing

@testable import Site

/// Sites with something wrong in them: the exact messages, and a previous output that stays as it was.
@Suite("Broken sites")
struct BrokenTests {
    @Test("report every problem in one run, in order", arguments: Fixtures.sites(Fixtures.broken))
    func messages(name: String) throws {
        try withScratch { root in
            let site = try copy(name, to: root)
            let report = SiteBuilder(site.options).check()
            let found = site.messages(report).joined(separator: "\n") + "\n"
            let file = "\(Fixtures.broken)/\(name)/expected.txt"
            if Fixtures.isUpdating {
                try write(found, to: file)
            } else {
                let expected = String(decoding: try Files.read(file).bytes, as: UTF8.self)
                #expect(
                    found == expected,
                    "\(differences(["": Array(expected.utf8)], ["": Array(found.utf8)]))"
                )
            }
            #expect(!report.problems.isEmpty)
            #expect(report.problems == report.problems.sorted())
            #expect(!Files.isFolder(site.output), "A check writes nothing.")
        }
    }

    @Test("leave the previous output as it was, to the byte", arguments: Fixtures.sites(Fixtures.broken))
    func outputStays(name: String) throws {
        try withScratch { root in
            var good = try ProbeSite(root, ["index.md": "# Vorher\n", "bild.svg": "<svg/>"])
            #expect(good.build().errors == 0)
            let before = try tree(good.output)
            #expect(before.count > 5)
            try FileManager.default.removeItem(atPath: good.content)
            let site = try copy(name, to: root)
            good.options = site.options
            for strict in [false, true] {
                good.options.strict = strict
                if !strict, SiteBuilder(good.options).check().errors == 0 { continue }
                let report = good.build()
                #expect(report.errors > 0)
                #expect(report.written == 0 && report.removed == 0)
                #expect(differences(before, try tree(good.output)).isEmpty)
            }
        }
    }

    @Test("exist for every kind of problem that the generator can find")
    func everyKind() throws {
        var codes: Set<String> = []
        try withScratch { root in
            for name in Fixtures.sites(Fixtures.broken) {
                let site = try copy(name, to: root + "/" + name)
                codes.formUnion(SiteBuilder(site.options).check().problems.map(\.code))
            }
        }
        let wanted: Set = [
            "yaml", "front-matter-open", "front-matter-shape", "unknown-type", "missing-field",
            "unknown-field",
            "wrong-date", "wrong-number", "wrong-flag", "wrong-choice", "wrong-url", "wrong-email",
            "wrong-period",
            "wrong-service-key", "field-shape", "duplicate-path", "unknown-reference", "dead-link",
            "dead-anchor",
            "ambiguous-link", "missing-image", "missing-alt", "heading-jump", "empty-link", "invalid-utf8",
            "wrong-query",
            "duplicate-output", "wrong-redirect", "forbidden-scheme", "remote-image", "too-many-cells",
            "too-deep",
            "raw-html", "second-h1", "unknown-callout", "undefined-footnote", "site-key", "type-key",
            "type-kind",
            "type-field", "type-name", "template", "overdue",
        ]
        #expect(wanted.subtracting(codes).isEmpty)
    }

    /// A copy of a broken site, because a check must not depend on where a site lies.
    private func copy(_ name: String, to root: String) throws -> ProbeSite {
        let source = "\(Fixtures.broken)/\(name)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: source + "/Content", toPath: root + "/Content")
        let hasTheme = Files.isFolder(source + "/Theme")
        if hasTheme { try FileManager.default.copyItem(atPath: source + "/Theme", toPath: root + "/Theme") }
        return try ProbeSite(root, theme: hasTheme ? root + "/Theme" : Fixtures.theme)
    }
}
