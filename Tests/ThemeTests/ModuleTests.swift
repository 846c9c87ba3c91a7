import Markup
import Testing
import Theme

@Suite("Modules of a theme")
struct ModuleTests {
    private static let files = [
        "theme.yml": "minimal: true\nscripts: assets/site.js\neditor_scripts: [assets/b.js, assets/a.js]\n",
        "assets/site.js": "export {}\n",
        "assets/a.js":
            "// siehe \"./b.js\"\nimport { b } from \"./b.js\";\nimport './c.js';\nconst c = import(\"./c.js\");\n",
        "assets/b.js": "import { c } from './c.js';\nexport const b = c;\n",
        "assets/c.js": "export const c = 1;\n",
    ]

    private func text(_ theme: CompiledTheme, _ name: String) throws -> String {
        let key = try #require(theme.assets.keys.first { $0.hasPrefix("/assets/\(name).") })
        return String(decoding: theme.assets[key] ?? [], as: UTF8.self)
    }

    @Test("import each other by hashed names, wherever the site lives, and other texts stay as they are")
    func imports() throws {
        let (theme, problems) = compile(Self.files)
        #expect(problems.isEmpty)
        let name = { (module: String) in
            theme.assets.keys.first { $0.hasPrefix("/assets/\(module).") }?.dropFirst("/assets/".count) ?? "-"
        }
        #expect(try text(theme, "b").hasPrefix("import { c } from './\(name("c"))';"))
        #expect(
            try text(theme, "a")
                == "// siehe \"./b.js\"\nimport { b } from \"./\(name("b"))\";\nimport './\(name("c"))';\n"
                + "const c = import(\"./\(name("c"))\");\n"
        )
        #expect(theme.editorScripts.map { $0.url.prefix(10) } == ["/assets/b.", "/assets/a."])
        #expect(theme.scripts.count == 1)
    }

    @Test("change their name when something that they import changes")
    func hashes() {
        let before = compile(Self.files).theme.editorScripts
        var files = Self.files
        files["assets/c.js"] = "export const c = 2;\n"
        let after = compile(files).theme.editorScripts
        #expect(Set(before.map(\.url)).isDisjoint(with: after.map(\.url)))
        #expect(Set(before.map(\.integrity)).isDisjoint(with: after.map(\.integrity)))
    }

    @Test("that do not exist or go round in circles are errors at their line")
    func refusals() throws {
        var files = Self.files
        files["assets/c.js"] = "\nimport \"./fehlt.js\";\nimport { b } from \"./b.js\";\n"
        let problems = compile(files).problems
        #expect(problems.map(\.code) == ["asset-missing", "asset-circle"])
        #expect(
            problems.first?.description.hasPrefix(
                "Themes/probe/assets/c.js:2:1: error: Die Datei assets/fehlt.js"
            ) == true
        )
        #expect(problems.last?.description.hasPrefix("Themes/probe/assets/c.js:3:1: error:") == true)
        let unlisted = compile(["theme.yml": "minimal: true\neditor_scripts: assets/x.js\n"]).problems
        #expect(unlisted.map(\.file) == ["Themes/probe/theme.yml"])
    }
}
