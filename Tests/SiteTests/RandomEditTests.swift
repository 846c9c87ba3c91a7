import Foundation
import Markup
import Testing

@testable import Site

@Suite("Random edits")
struct RandomEditTests {
    @Test("followed by a build give what a clean build gives", arguments: [1, 2, 3, 4] as [UInt64])
    func equalsCleanBuild(seed: UInt64) throws {
        try withScratch { root in
            var numbers = SeededNumbers(seed: seed)
            var site = try ProbeSite(root, Self.start)
            site.options.links = .warn
            for round in 0..<12 {
                var edits: [String] = []
                for _ in 0..<Int.random(in: 1...3, using: &numbers) { edits.append(try edit(site, &numbers)) }
                let report = site.build()
                #expect(report.errors == 0, "\(site.messages(report))")
                let clean = root + "/sauber-\(round)"
                site.build(to: clean)
                let found = differences(try tree(clean), try tree(site.output))
                #expect(found.isEmpty, "round \(round), \(edits): \(found.joined(separator: "\n"))")
            }
        }
    }

    private static let start: [String: String] = {
        var files = [
            "_types/termin.yml":
                "name: termin\nfolder: termine\nevent: {begin: beginn}\nopen_data: true\nfields:\n  - {name: beginn, kind: date}\n",
            "_types/begriff.yml":
                "name: begriff\nfolder: glossar\nterm: true\nfields:\n  - {name: definition}\n",
            "_site.yml": "title: Probe\nnavigation: [termine]\ncompress: true\n",
            "index.md": "# Start\n\n[[Seite 1]] und OZG.\n",
            "termine/index.md":
                "---\ntitel: Termine\nliste: {typ: termin, filter: [jahr], pro_seite: 2}\n---\n",
            "glossar/ozg.md": "---\ntitel: OZG\ndefinition: Ein Gesetz.\n---\n",
            "suche.md": "---\ntitel: Suche\nvorlage: suche\n---\n",
            "bild.svg": "<svg/>",
        ]
        for at in 1...5 {
            files["s\(at).md"] = "# Seite \(at)\n\nText mit OZG.\n"
            files["termine/t\(at).md"] = "---\ntitel: Termin \(at)\nbeginn: 202\(4 + at % 4)-0\(at)-01\n---\n"
        }
        return files
    }()

    /// Changes one thing of the site and says what.
    private func edit(_ site: ProbeSite, _ numbers: inout SeededNumbers) throws -> String {
        let all = try Files.tree(site.content)
        let pages = all.filter { $0.hasSuffix(".md") && $0 != "index.md" && $0 != "termine/index.md" }
        let word = "w\(Int.random(in: 0..<1000, using: &numbers))"
        guard let page = pages.randomElement(using: &numbers) else { return "" }
        let text = String(decoding: try Files.read(site.content + "/" + page).bytes, as: UTF8.self)
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0, 1:
            try site.put(page, text + "\nNeuer Satz \(word).\n\n## Abschnitt \(word)\n")
            return "body of \(page)"
        case 2:
            try site.put(
                page,
                text.replacing("titel: ", with: "titel: \(word) ").replacing("# Seite", with: "# \(word)")
            )
            return "title of \(page)"
        case 3:
            try site.put(
                page,
                "---\ntyp: termin\ntitel: \(word)\nbeginn: 2026-12-0\(Int.random(in: 1...9, using: &numbers))\n---\n"
            )
            return "type of \(page)"
        case 4:
            try site.remove(page)
            return "removed \(page)"
        case 5:
            let name = "termine/\(word).md"
            try? site.remove(name)
            try FileManager.default.moveItem(
                atPath: site.content + "/" + page,
                toPath: site.content + "/" + name
            )
            return "\(page) is now \(name)"
        case 6:
            try site.put("\(word).md", "---\ntitel: \(word)\numleitungen: [/alt-\(word)/]\n---\n\nNeu.\n")
            return "new \(word)"
        case 7:
            try site.put("bild.svg", "<svg id=\"\(word)\"/>")
            return "picture"
        case 8:
            try site.put(
                "glossar/\(word).md",
                "---\ntitel: \(word.uppercased())\ndefinition: \(word).\n---\n"
            )
            return "term \(word)"
        default:
            try site.put(
                "_site.yml",
                "title: Probe \(word)\nnavigation: [termine]\ncompress: \(Bool.random(using: &numbers))\n"
            )
            return "settings"
        }
    }
}

/// Random numbers that are the same in every run: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
