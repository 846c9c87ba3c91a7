import Foundation
import Markup
import Pages
import Testing

@testable import Site

@Suite("Building")
struct BuildTests {
    private static let files = [
        "_site.yml": "title: Probe\ncompress: true\n", "index.md": "# Start\n\n[[A]]\n",
        "a.md": "# A\n\nText.\n",
        "b/index.md": "---\ntitel: B\nliste: {sortierung: titel}\n---\n", "b/c.md": "# C\n\nText.\n",
        "bild.svg": "<svg/>",
        "lang.md": "# Lang\n\n" + String(repeating: "Ein langer Absatz. ", count: 200) + "\n",
    ]

    @Test("twice writes nothing the second time")
    func upToDate() throws {
        try withScratch { root in
            let site = try ProbeSite(root, Self.files)
            let first = site.build()
            #expect(first.errors == 0 && first.written > 10 && !first.isUpToDate)
            let before = try stamps(site.output)
            let second = site.build()
            #expect(second.errors == 0 && second.written == 0 && second.removed == 0)
            #expect(site.settles())
            #expect(try stamps(site.output) == before)
        }
    }

    @Test("after an edit writes only what has changed")
    func onlyChanged() throws {
        try withScratch { root in
            let site = try ProbeSite(root, Self.files)
            site.build()
            let before = try stamps(site.output)
            try site.put("a.md", "# A\n\nAnderer Text.\n")
            let report = site.build()
            #expect(!report.isUpToDate && report.errors == 0)
            let after = try stamps(site.output)
            let changed = Set(after.filter { before[$0.key] != $0.value }.keys)
            #expect(changed.contains("a/index.html"))
            #expect(changed.allSatisfy { $0.hasPrefix("a/index.html") || $0.hasPrefix("feed.xml") })
            #expect(report.written == changed.count)
        }
    }

    @Test("writes compressed copies of texts that are large enough, and removes them with their text")
    func compression() throws {
        try withScratch { root in
            let site = try ProbeSite(root, Self.files)
            site.build()
            #expect(site.exists("lang/index.html.gz") && site.exists("lang/index.html.br"))
            #expect(!site.exists("bild.svg.gz"))
            let gzip = try Files.read(site.output + "/lang/index.html.gz").bytes
            // No name and no time in the header (RFC 1952, 2.3.1): flags and MTIME are zero.
            #expect(Array(gzip.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
            #expect(gzip.count < 1200)
            try site.remove("lang.md")
            site.build()
            #expect(try tree(site.output).keys.allSatisfy { !$0.hasPrefix("lang") })
            #expect(!Files.isFolder(site.output + "/lang"))
        }
    }

    @Test("into two folders gives the same bytes")
    func twoFolders() throws {
        try withScratch { root in
            let site = try ProbeSite(root, Self.files)
            site.build()
            site.build(to: root + "/zwei/tief")
            #expect(differences(try tree(site.output), try tree(root + "/zwei/tief")).isEmpty)
        }
    }

    @Test("does not depend on the order in which files were made, nor on their times")
    func orderOfFiles() throws {
        try withScratch { root in
            let site = try ProbeSite(root + "/eins", Self.files)
            site.build()
            let other = try ProbeSite(root + "/zwei")
            for path in Self.files.keys.sorted().reversed() {
                try other.put(path, Self.files[path] ?? "")
                let old = Date(timeIntervalSince1970: 1_000_000_000)
                try FileManager.default.setAttributes(
                    [.modificationDate: old],
                    ofItemAtPath: other.content + "/" + path
                )
            }
            other.build()
            #expect(differences(try tree(site.output), try tree(other.output)).isEmpty)
        }
    }

    @Test("does not depend on the time of day")
    func timeOfDay() throws {
        try withScratch { root in
            var site = try ProbeSite(root, Self.files)
            site.options = BuildOptions(today: .init(year: 2026, month: 11, day: 23, hour: 23, minute: 59))
            (site.options.content, site.options.theme) = (root + "/Content", Fixtures.theme)
            site.build(to: root + "/spaet")
            site.options.today = today
            site.build(to: root + "/frueh")
            #expect(differences(try tree(root + "/spaet"), try tree(root + "/frueh")).isEmpty)
        }
    }

    @Test("builds anew on another day, for lists and review dates may have changed")
    func anotherDay() throws {
        try withScratch { root in
            var site = try ProbeSite(root, Self.files)
            try site.put("a.md", "---\npruefen_bis: 2026-11-23\n---\n\nText.\n")
            #expect(site.build().warnings == 0)
            #expect(site.settles())
            site.options.today = .init(year: 2026, month: 11, day: 24)
            let report = site.build()
            #expect(!report.isUpToDate && report.warnings == 1)
            #expect(try site.read("a/index.html").contains("Überfällig"))
        }
    }

    @Test("builds anew with other options", arguments: ["base", "drafts", "links"])
    func otherOptions(option: String) throws {
        try withScratch { root in
            var site = try ProbeSite(root, Self.files)
            site.build()
            #expect(site.settles())
            switch option {
            case "base": site.options.baseURL = "https://x.example/y"
            case "drafts": site.options.drafts = true
            default: site.options.links = .warn
            }
            #expect(!site.build().isUpToDate)
            #expect(site.settles())
        }
    }

    @Test("notices two pictures of equal size and time that have swapped their names")
    func swappedPictures() throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# X\n", "a.png": "AAAA", "b.png": "BBBB"])
            let date = Date(timeIntervalSince1970: 1_700_000_000)
            for name in ["a.png", "b.png"] {
                try FileManager.default.setAttributes(
                    [.modificationDate: date],
                    ofItemAtPath: site.content + "/" + name
                )
            }
            site.build()
            let manager = FileManager.default
            try manager.moveItem(atPath: site.content + "/a.png", toPath: root + "/c.png")
            try manager.moveItem(atPath: site.content + "/b.png", toPath: site.content + "/a.png")
            try manager.moveItem(atPath: root + "/c.png", toPath: site.content + "/b.png")
            site.build()
            #expect(try site.read("a.png") == "BBBB")
            #expect(try site.read("b.png") == "AAAA")
        }
    }

    @Test("repairs an output that somebody has changed by hand")
    func repairs() throws {
        try withScratch { root in
            let site = try ProbeSite(root, Self.files)
            site.build()
            #expect(site.settles())
            let before = try tree(site.output)
            try write("fremd", to: site.output + "/a/index.html")
            try FileManager.default.removeItem(atPath: site.output + "/b")
            #expect(!site.build().isUpToDate)
            #expect(differences(before, try tree(site.output)).isEmpty)
        }
    }

    @Test("shows drafts only when asked")
    func drafts() throws {
        try withScratch { root in
            var site = try ProbeSite(
                root,
                ["index.md": "# X\n", "e.md": "---\nentwurf: ja\n---\n\nGeheimwort\n"]
            )
            site.build()
            #expect(
                try tree(site.output).values.allSatisfy {
                    !String(decoding: $0, as: UTF8.self).contains("Geheimwort")
                }
            )
            site.options.drafts = true
            site.build()
            #expect(try site.read("e/index.html").contains("Geheimwort"))
        }
    }

    private func stamps(_ folder: String) throws -> [String: FileStamp] {
        var stamps: [String: FileStamp] = [:]
        for path in try Files.tree(folder, hidden: true) { stamps[path] = Files.stamp(folder + "/" + path) }
        return stamps
    }
}
