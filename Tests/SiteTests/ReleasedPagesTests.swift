import Foundation
import Testing

@testable import Site

@Suite("Generations of released pages")
struct ReleasedPagesTests {
    private func page(_ path: String, _ text: String) -> ReleasedFile {
        ReleasedFile(path: path, content: .bytes(Array(text.utf8)))
    }

    @Test("are written whole, once for equal files, and link what has not changed")
    func writes() throws {
        try withScratch { root in
            let pages = ReleasedPages(base: root + "/frei")
            let plan = ReleasedFile(
                path: "a/plan.pdf",
                content: .file(name: "sha") { try write("PDF", to: $0) }
            )
            let first = try pages.write([page("a/x.md", "Eins"), page("b.md", "Zwei"), plan])
            #expect(try Files.tree(first) == ["a/plan.pdf", "a/x.md", "b.md"])
            let before = Files.now()
            #expect(try pages.write([plan, page("b.md", "Zwei"), page("a/x.md", "Eins")]) == first)
            #expect(try #require(Files.stamp(first + "/b.md")).changed < before)
            let unused = ReleasedFile(
                path: "c/plan.pdf",
                content: .file(name: "sha") { _ in Issue.record("written") }
            )
            let second = try pages.write([page("a/x.md", "Neu"), page("b.md", "Zwei"), unused])
            #expect(second != first)
            #expect(
                try tree(second).filter { !$0.key.hasPrefix(".") }.mapValues {
                    String(decoding: $0, as: UTF8.self)
                }
                    == ["a/x.md": "Neu", "b.md": "Zwei", "c/plan.pdf": "PDF"]
            )
            func inode(_ path: String) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
            }
            #expect(try inode(first + "/b.md") == inode(second + "/b.md"))
            #expect(try inode(first + "/a/x.md") != inode(second + "/a/x.md"))
            #expect(try pages.write([]) != first)
        }
    }

    @Test("built one after the other give what a clean build gives", arguments: [1, 2, 3] as [UInt64])
    func generations(seed: UInt64) throws {
        try withScratch { root in
            var numbers = SeededNumbers(seed: seed)
            var probe = try ReleasedProbe(root)
            try probe.site.put("index.md", "# Start\n")
            let pages = ReleasedPages(base: root + "/generationen")
            var texts: [String: String] = [:]
            for round in 0..<8 {
                for _ in 0..<3 {
                    let name = "a/\(["x", "y", "z", "b", "bild"].randomElement(using: &numbers) ?? "")"
                    let word = "w\(Int.random(in: 0..<100, using: &numbers))"
                    switch Int.random(in: 0..<5, using: &numbers) {
                    case 0: texts[name + ".md"] = nil
                    case 1: texts[name + ".md"] = "---\nzurueckgezogen: ja\n---\n"
                    case 2: texts[name + ".svg"] = texts[name + ".svg"] == nil ? "<svg id=\"\(word)\"/>" : nil
                    case 3: texts[name + ".md"] = "---\ntyp: fremd\n---\n"
                    default: texts[name + ".md"] = "# \(word)\n\n[[Eigene]] [[x]] ![Bild](bild.svg)\n"
                    }
                }
                let folder = try pages.write(texts.map { page($0.key, $0.value) })
                pages.cleanUp(keeping: [folder])
                probe.site.options.released = folder
                let report = probe.build()
                #expect(report.errors == 0, "\(report.problems)")
                let clean = root + "/sauber-\(round)"
                probe.site.build(to: clean)
                let found = differences(try tree(clean), try tree(probe.site.output))
                #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
                let own = try probe.site.read("a/b/index.html")
                #expect(own.contains("Eigene"))
            }
        }
    }

    @Test("are removed when they are not needed, and nothing else is")
    func cleansUp() throws {
        try withScratch { root in
            let pages = ReleasedPages(base: root)
            let old = try pages.write([page("a.md", "1")])
            let new = try pages.write([page("a.md", "2")])
            try write("x", to: root + "/fremd/datei")
            try write("x", to: root + "/.neu-1-1/datei")
            pages.cleanUp(keeping: [new])
            #expect(!Files.isFolder(old) && Files.isFolder(new))
            #expect(Files.isFolder(root + "/fremd") && Files.isFolder(root + "/.neu-1-1"))
            #expect(try tree(new).count == 2)
        }
    }

    @Test(
        "refuse paths that no build would read",
        arguments: [
            "", "/a.md", "a//b.md", "../a.md", "a/../b.md", "_a.md", "a/_b.md", ".a", "a/", "a\nb.md",
        ]
    )
    func refuses(path: String) throws {
        try withScratch { root in
            let pages = ReleasedPages(base: root + "/frei")
            #expect(throws: (any Error).self) { try pages.write([page(path, "x")]) }
            #expect(throws: (any Error).self) { try pages.write([page("a", "x"), page("a", "y")]) }
            #expect(throws: (any Error).self) { try pages.write([page("a", "x"), page("a/b", "y")]) }
            let left = try tree(root + "/frei")
            #expect(left.isEmpty)
        }
    }
}
