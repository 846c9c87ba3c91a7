import Access
import Foundation
import Pages
import Site
import Testing

@testable import App

/// The manual names everything that can be typed; what it forgets is named by the test.
@Suite("The manual")
struct ManualTests {
    private static let text = (try? Repository.pages(below: "handbuch").values.joined(separator: "\n")) ?? ""

    private func missing(_ names: [String]) -> [String] {
        names.filter { !Self.text.contains("`\($0)`") && !Self.text.contains($0) }
    }

    @Test("names every command", arguments: CommandTable.visible.map(\.name))
    func commands(name: String) {
        #expect(Self.text.contains("nrwconnect \(name)"))
    }

    @Test("names every option, with its environment variables explained")
    func options() {
        let names = Set(CommandTable.visible.flatMap(\.options).map(\.name))
        #expect(missing(names.sorted().map { "--" + $0 }).isEmpty)
        #expect(missing(["NRWCONNECT_", "NRWCONNECT_CONFIG", "SOURCE_DATE_EPOCH", "NO_COLOR"]).isEmpty)
    }

    @Test("names every setting of the program with its default", arguments: Configuration.settings.map(\.key))
    func programSettings(key: String) throws {
        let page = try #require(try Repository.pages(below: "handbuch")["betreiben/einstellungen.md"])
        let setting = try #require(Configuration.settings.first { $0.key == key })
        let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(key)` |") }
        let cells = try #require(row, "there is no row for it").split(separator: "|")
        #expect(cells.count == 3 && cells[2].count > 10)
        if let fallback = setting.fallback { #expect(cells[1].contains("`\(fallback)`"), "\(cells[1])") }
    }

    @Test("names no setting of the program that does not exist")
    func noOtherSettings() throws {
        let page = try #require(try Repository.pages(below: "handbuch")["betreiben/einstellungen.md"])
        let keys = page.matches(of: /\n\| `([a-z0-9_]+)` \|/).map { String($0.output.1) }
        #expect(keys.sorted() == Configuration.settings.map(\.key).sorted())
    }

    @Test("explains every right as the catalogue does", arguments: Right.allCases)
    func rights(right: Right) throws {
        let page = try #require(try Repository.pages(below: "handbuch")["betreiben/rechte.md"])
        #expect(page.contains("\n| \(right.title) | `\(right.rawValue)` | \(right.note) |\n"))
        #expect(page.contains("\n### \(right.group)\n"))
    }

    @Test("names no right that does not exist")
    func noOtherRights() throws {
        let page = try #require(try Repository.pages(below: "handbuch")["betreiben/rechte.md"])
        let names = page.matches(of: /`([a-z]+\.[a-z-]+)`/).map { String($0.output.1) }
        #expect(Set(names) == Set(Right.allCases.map(\.rawValue)))
    }

    @Test("names every setting of _site.yml")
    func settings() {
        #expect(
            SiteSettings.keys.map(\.key).filter {
                !Self.text.contains("`\($0)`") && !Self.text.contains("\($0):")
            }.isEmpty
        )
    }

    @Test("names every field that all pages have, and its other names")
    func commonFields() {
        let names = CommonFields.all.flatMap { [$0.name] + $0.aliases } + ["liste"]
        #expect(names.filter { !Self.text.contains("`\($0)`") && !Self.text.contains("\($0):") }.isEmpty)
    }

    @Test("names every page type with its fields")
    func types() throws {
        let page = try #require(try Repository.pages(below: "handbuch")["schreiben/seitentypen.md"])
        let types = SiteBuilder.pageTypes(content: Repository.content).values.sorted { $0.name < $1.name }
        #expect(types.count >= 10)
        for type in types {
            #expect(page.contains("\n## \(type.name)\n"), "\(type.name)")
            for field in type.fields {
                let isNamed = page.contains("`\(field.name)`") || page.contains("\(field.name):")
                #expect(isNamed, "\(type.name).\(field.name)")
                if case .rows(let columns) = field.kind {
                    for column in columns {
                        #expect(page.contains(column.name), "\(type.name).\(field.name).\(column.name)")
                    }
                }
            }
        }
    }

    @Test("names every template of a theme that shows a view")
    func templates() throws {
        let root = Repository.folder + "/Themes/standard"
        let files = try FileManager.default.contentsOfDirectory(atPath: root).filter {
            $0.hasSuffix(".mustache")
        }
        let names = files.map { String($0.dropLast(9)) } + ["teile/liste", "teile/links", "teile/tabelle"]
        #expect(names.count >= 12)
        #expect(
            names.sorted().filter { !Self.text.contains("`\($0)`") && !Self.text.contains("\($0).mustache") }
                .isEmpty
        )
    }

    @Test("names every kind of callout and every key of a list")
    func markup() {
        let callouts = [
            "HINWEIS", "WICHTIG", "WARNUNG", "KOMMUNEN", "DIENSTLEISTER", "BESCHLUSS", "AUFGABE", "SPRACHE",
        ]
        #expect(missing(callouts.map { "[!\($0)" }).isEmpty)
        let keys = [
            "typ", "bereich", "themenfeld", "zeitraum", "sortierung", "anzahl", "darstellung", "titel",
            "leer", "spalten", "wo",
        ]
        #expect(keys.filter { !Self.text.contains("`\($0)`") && !Self.text.contains("\n\($0):") }.isEmpty)
    }
}

@Suite("Our own content")
struct ContentTests {
    @Test("names no e-mail address that could belong to somebody")
    func addresses() throws {
        var found: [String] = []
        for (path, text) in try Repository.pages() {
            for match in text.matches(of: /[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}/) {
                let host = match.output.0.drop { $0 != "@" }.dropFirst().lowercased()
                let isExample =
                    host.hasSuffix(".example")
                    || ["example.org", "example.com", "example.net"].contains(host)
                if !isExample { found.append("\(path): \(match.output.0)") }
            }
        }
        #expect(found.sorted().isEmpty)
    }
}
