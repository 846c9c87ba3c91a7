import Foundation
import Markup
import Testing

@testable import Site

@Suite("Garbled input")
struct GarbledInputTests {
    /// Pieces that mean something to YAML, Markdown, templates or files.
    private static let pieces = [
        "---\n", "\n", ": ", "- ", "[", "]", "{", "}", "\"", "'", "#", "|", "> [!KOMMUNEN]\n",
        "```liste\ntyp: termin\n", "```\n",
        "&a", "*a", "\t", "\r\n", "\u{0}", "{{", "}}", "{{#rows}}", "{{/rows}}", "[^1]", "![](", "<b>", "%FF",
        "../", "-1", "1e999",
        "99999999999999999999", "ä", "\u{202E}", "👋🏽", "typ: termin\n", "pro_seite: 0\n", "anzahl: -3\n",
        "2026-13-45", "//",
    ]

    @Test(
        "is reported or built, but never stops the program, nor harms what was there",
        arguments: 1...8 as ClosedRange<UInt64>
    )
    func neverHarms(seed: UInt64) throws {
        try withScratch { root in
            var numbers = SeededNumbers(seed: seed)
            let name = Fixtures.sites(Fixtures.golden)[Int(seed) % Fixtures.sites(Fixtures.golden).count]
            try FileManager.default.copyItem(
                atPath: "\(Fixtures.golden)/\(name)/Content",
                toPath: root + "/Content"
            )
            try FileManager.default.copyItem(atPath: Fixtures.theme, toPath: root + "/Theme")
            let site = try ProbeSite(root, theme: root + "/Theme")
            #expect(site.build().errors == 0)
            for _ in 0..<40 {
                let folder = Int.random(in: 0..<5, using: &numbers) == 0 ? root + "/Theme" : site.content
                guard let path = try Files.tree(folder).randomElement(using: &numbers) else { continue }
                let original = try Files.read(folder + "/" + path).bytes
                try write(garble(original, &numbers), to: folder + "/" + path)
                let before = try tree(site.output)
                let report = site.build()
                if report.errors > 0 {
                    let found = differences(before, try tree(site.output))
                    #expect(found.isEmpty, "\(path): \(found)")
                    #expect(
                        report.problems.allSatisfy {
                            !$0.text.isEmpty && !$0.file.isEmpty && $0.line >= 0 && $0.column >= 1
                        }
                    )
                    try write(original, to: folder + "/" + path)
                }
            }
            let report = site.build()
            #expect(report.errors == 0, "\(site.messages(report))")
            site.build(to: root + "/sauber")
            #expect(differences(try tree(root + "/sauber"), try tree(site.output)).isEmpty)
        }
    }

    /// Puts pieces in, takes bytes out, doubles parts.
    private func garble(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
            let at = Int.random(in: 0...bytes.count, using: &numbers)
            let end = min(bytes.count, at + Int.random(in: 0...12, using: &numbers))
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: bytes.removeSubrange(at..<end)
            case 1: bytes.insert(contentsOf: bytes[at..<end], at: at)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: at)
            default: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &numbers) ?? "").utf8, at: at)
            }
        }
        return bytes
    }
}
