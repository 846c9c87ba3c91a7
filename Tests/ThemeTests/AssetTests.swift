import Foundation
import Markup
import Testing
import Theme

@Suite("Assets of a theme")
struct AssetTests {
    private static let icon = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
    private static let files = [
        "theme.yml": "minimal: true\nstylesheets: [assets/a.css, assets/b.css]\nscripts: [assets/site.js]\n",
        "assets/a.css": "a { background: url(pfeil.svg) }\nb { background: url('./pfeil.svg') }",
        "assets/b.css": "c { background: url(\"assets/pfeil.svg\"); clip-path: url(#form) }",
        "assets/pfeil.svg": icon, "assets/icon.svg": icon, "assets/site.js": "export {}\n",
        "assets/frei.css": "x{}",
    ]

    @Test("carry a hash of their content in their names, and stylesheets are bundled in order")
    func names() throws {
        let (theme, problems) = compile(Self.files)
        #expect(problems.isEmpty)
        #expect(theme.assets.count == 4)
        let names = theme.assets.keys.map { $0.split(separator: ".").count }
        #expect(names == [3, 3, 3, 3])
        let style = try #require(theme.stylesheets.first)
        let css = String(decoding: try #require(theme.assets[style.url]), as: UTF8.self)
        let arrow = try #require(theme.assets.keys.first { $0.hasPrefix("/assets/pfeil.") })
        #expect(
            css == "a { background: url(\"\(arrow)\") }\nb { background: url(\"\(arrow)\") }\n"
                + "c { background: url(\"\(arrow)\"); clip-path: url(#form) }\n"
        )
        #expect(theme.icon?.hasPrefix("/assets/icon.") == true)
        #expect(theme.scripts.map(\.url).allSatisfy { $0.hasPrefix("/assets/site.") && $0.hasSuffix(".js") })
    }

    @Test("change their name exactly when their content changes")
    func hashes() {
        let before = compile(Self.files).theme
        var files = Self.files
        #expect(compile(files).theme.assets == before.assets)
        files["assets/site.js"] = "export { }\n"
        let after = compile(files).theme
        #expect(after.scripts.map(\.url) != before.scripts.map(\.url))
        #expect(after.stylesheets == before.stylesheets)
    }

    @Test("carry the integrity that browsers compute")
    func integrity() throws {
        let script = try #require(compile(Self.files).theme.scripts.first)
        // printf 'export {}\n' | openssl dgst -sha384 -binary | base64
        #expect(script.integrity == "sha384-eMmyuOcKgzxALOMn2vQr+vOuHOeM1q9WGBlQCUmkBnJ4BoUHygyhuxkF4G7PLacc")
    }

    @Test("of the closed area are a bundle of their own, which public pages do not load")
    func areaStylesheets() throws {
        var files = Self.files
        files["theme.yml"] = "minimal: true\nstylesheets: assets/a.css\nbereich_stylesheets: assets/b.css\n"
        let (theme, problems) = CompiledTheme.compile(
            files: files.mapValues { Array($0.utf8) },
            folder: "t",
            design: Array("d {}".utf8)
        )
        #expect(problems.isEmpty)
        let style = try #require(theme.stylesheets.first)
        let area = try #require(theme.areaStylesheets.first)
        #expect(theme.stylesheets.count == 1 && theme.areaStylesheets.count == 1)
        #expect(area.url.hasPrefix("/assets/bereich.") && style.url != area.url)
        let css = String(decoding: try #require(theme.assets[area.url]), as: UTF8.self)
        #expect(css.hasPrefix("c { background: url(\"/assets/pfeil.") && css.hasSuffix("\nd {}"))
        let publicCSS = String(decoding: try #require(theme.assets[style.url]), as: UTF8.self)
        #expect(!publicCSS.contains("c {"))
    }

    @Test("end with the site's own design, so that it wins")
    func design() throws {
        let theme = CompiledTheme.compile(
            files: Self.files.mapValues { Array($0.utf8) },
            folder: "t",
            design: Array(":root { --farbe: red }".utf8)
        ).theme
        let style = try #require(theme.stylesheets.first)
        #expect(
            String(decoding: theme.assets[style.url] ?? [], as: UTF8.self).hasSuffix(
                "\n:root { --farbe: red }"
            )
        )
        #expect(style != compile(Self.files).theme.stylesheets.first)
    }

    @Test(
        "that are missing are errors where they are named",
        arguments: [
            (
                ["theme.yml": "minimal: true\nstylesheets: assets/x.css\n"], "Themes/probe/theme.yml:1:1",
                "assets/x.css"
            ),
            (
                ["theme.yml": "minimal: true\nbereich_stylesheets: assets/y.css\n"],
                "Themes/probe/theme.yml:1:1", "assets/y.css"
            ),
            (["theme.yml": "minimal: true\nscripts: [x.js]\n"], "Themes/probe/theme.yml:1:1", "x.js"),
            (
                [
                    "theme.yml": "minimal: true\nstylesheets: assets/a.css\n",
                    "assets/a.css": "\n\na { background: url(weg.png) }",
                ],
                "Themes/probe/assets/a.css:3:1", "assets/weg.png"
            ),
            (
                [
                    "theme.yml": "minimal: true\nstylesheets: assets/a.css\n",
                    "assets/a.css": "@import url(https://fonts.example/x.css);",
                ], "Themes/probe/assets/a.css:1:1", "fonts.example"
            ),
        ]
    )
    func missing(files: [String: String], place: String, name: String) throws {
        let problems = compile(files).problems
        #expect(problems.map(\.code) == ["asset-missing"])
        let problem = try #require(problems.first)
        #expect(problem.description.hasPrefix(place + ": error:"))
        #expect(problem.text.contains(name))
    }

    @Test("and settings that theme.yml does not know are an error at their place")
    func unknownKey() throws {
        let problems = compile(["theme.yml": "minimal: true\nname: x\nstylesheet: a.css\n"]).problems
        #expect(problems.map(\.code) == ["theme-key"])
        let problem = try #require(problems.first)
        #expect(problem.description.hasPrefix("Themes/probe/theme.yml:3:1: error: „stylesheet“"))
        #expect(problem.hint.contains("stylesheets"))
    }

    @Test("and a theme.yml that cannot be read is an error")
    func brokenSettings() {
        let problems = compile(["theme.yml": "minimal: true\na: b: c\n"]).problems
        #expect(
            problems.contains { $0.code == "yaml" && $0.file == "Themes/probe/theme.yml" && $0.line == 2 }
        )
    }
}
