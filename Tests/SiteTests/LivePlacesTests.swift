import Foundation
import Markup
import Testing

@testable import Site

@Suite("Asking the site about places")
struct LivePlacesTests {
    private func withLive(_ body: (ReleasedProbe, LiveSite) throws -> Void) throws {
        try withScratch { root in
            let probe = try ReleasedProbe(
                root,
                [
                    "a/hinweis.md": ReleasedProbe.hint, "a/bild.svg": "<svg viewBox=\"0 0 40 30\"/>",
                    "a/weg.md": "---\nzurueckgezogen: ja\n---\n",
                ]
            )
            try body(probe, try #require(SiteBuilder(probe.site.options).prepareAndWrite().live))
        }
    }

    @Test("says what stands at an address")
    func taken() throws {
        try withLive { probe, live in
            let answers = [
                "/a/b/": "die Seite „Eigene“", "/a/b": "die Seite „Eigene“",
                "/a/b/index.html": "die Seite „Eigene“",
                "/a/plan.pdf": "die Datei a/plan.pdf", "/alt/": "die Weiterleitung auf /a/b/",
                "/a/weg/": "eine zurückgezogene Seite", "/a/plan.pdf/x/": "die Datei a/plan.pdf",
                "/a/feed.xml": "eine Adresse, die das Programm selbst erzeugt",
                "/daten/neu/": "eine Adresse, die das Programm selbst erzeugt", "/": "die Seite „Start“",
                "/a/hinweis/": "die Seite „Hinweis“",
            ]
            for (address, owner) in answers { #expect(live.isTaken(address: address) == owner, "\(address)") }
            for address in ["/a/neu/", "/neu/", "/a/b/c/", "/daten/"] {
                #expect(live.isTaken(address: address) == nil)
            }
            #expect(live.isTaken(address: "/a/hinweis/", exceptBy: ["a/hinweis.md"]) == nil)
            #expect(live.isTaken(address: "/a/b/", exceptBy: ["a/b.md"]) != nil)
            #expect(live.isTaken(address: "/a/bild.svg", exceptBy: ["a/bild.svg"]) == nil)
            #expect(live.sections.map(\.path) == ["", "a", "termine"])
            #expect(live.types.keys.sorted() == ["seite", "termin"])
            #expect(SiteBuilder(probe.site.options).live()?.sections == live.sections)
        }
    }

    @Test(
        "shows a page as the build with it does",
        arguments: ["a/neu.md", "a/hinweis.md", "neu/index.md", "termine/x.md"]
    )
    func document(path: String) throws {
        try withLive { probe, live in
            let text =
                "---\ntitel: Vorschau\ntyp: termin\nbeginn: 2026-12-24\nstand: 2026-11-01\n---\n\n[[Eigene]] ![B](n.svg) [P](/a/plan.pdf)\n"
            let picture = Array("<svg viewBox=\"0 0 7 9\"/>".utf8)
            let folder = String(path.prefix { $0 != "/" })
            let shown = live.previewDocument(
                path: path,
                bytes: Array(text.utf8),
                files: [folder + "/n.svg": picture]
            )
            #expect(shown.problems.isEmpty, "\(shown.problems)")
            try probe.release(path, text)
            try write(picture, to: probe.released + "/" + folder + "/n.svg")
            #expect(probe.build().errors == 0)
            let built = try probe.site.read(String(shown.url.dropFirst()) + "index.html")
            #expect(String(decoding: shown.document, as: UTF8.self) == built)
        }
    }

    @Test("says what the build would say")
    func problems() throws {
        try withLive { _, live in
            let text = "---\ntyp: termin\nfremd: x\n---\n\n[[Niemand]] [x](/nirgends/)\n"
            let shown = live.previewDocument(path: "a/b.md", bytes: Array(text.utf8))
            #expect(
                Set(shown.problems.map(\.code)) == [
                    "missing-field", "unknown-field", "dead-link", "released-taken",
                ]
            )
            #expect(shown.problems.allSatisfy { $0.file == "a/b.md" })
            #expect(live.previewDocument(path: "x.md", bytes: PublicTextBytes.withdrawn).document.isEmpty)
        }
    }
}

/// A withdrawn page.
private enum PublicTextBytes {
    static let withdrawn = Array("---\nzurueckgezogen: ja\n---\n".utf8)
}
