import Markup
import Pages
import Testing

@Suite("The public text of a page")
struct PublicTextTests {
    private static let type = pageType(
        """
        name: protokoll
        fields:
          - {name: datum, kind: date, required: true}
          - {name: teilnehmende, kind: list, public: false, personal: true, aliases: [anwesend]}
          - name: versionen
            kind: rows
            columns:
              - {name: version}
              - {name: autor, public: false}
          - {name: gremium, kind: reference, target: gremium}
        """
    )

    private func make(_ text: String, _ fields: [(String, [String])] = []) throws -> (String, [String]) {
        let result = try PublicText.make(
            source: Array(text.utf8),
            type: Self.type,
            fields: fields.map { (name: $0.0, values: $0.1) }
        )
        return (String(decoding: result.text, as: UTF8.self), result.removedFields)
    }

    @Test(
        "keeps every byte where there is nothing to remove",
        arguments: [
            "", "# Titel\n\nText\n", "---\n---\n", "---\ntitel: A\ndatum:   2026-01-02 \n---\n\nText",
            "\u{FEFF}Text",
            "---\r\ntitel: \"A: b\"\r\nthemenfelder:\r\n- umwelt\r\n---\r\nText\r\n",
            "---\nkurz: |\n  Eins\n\n  # zwei\nquelle: >-\n  a\n  b\n---\n",
            "---\n{titel: A, kurz: B}\n---\nText",
            "---\n\nliste: {typ: protokoll}\n\n---\n",
        ]
    )
    func keeps(text: String) throws {
        let (result, removed) = try make(text)
        #expect(result == text.replacing("\u{FEFF}", with: "") || result == text || text.contains("{titel"))
        #expect(removed.isEmpty)
    }

    @Test("leaves out what is internal or unknown, whatever its name and shape")
    func removes() throws {
        let (text, removed) = try make(
            """
            ---
            # nur für uns: Canary
            titel: Sitzung
            anwesend:
              - Canary Eins
              # Canary
              - Canary Zwei
            datum: 2026-01-02
            notiz: |
              Canary

              Canary
            entwurf: ja
            slug: /canary/
            umleitungen: [/canary/]
            versionen:
              - version: "1.0"
                autor: Canary
                unbekannt: Canary
              - {version: 2, autor: Canary}
            stand: 2026-01-03
            ---

            # Sitzung

            Text mit notiz: bleibt.

            """
        )
        #expect(!text.lowercased().contains("canary"))
        let gone = [
            "anwesend", "notiz", "entwurf", "slug", "umleitungen", "versionen.autor", "versionen.unbekannt",
        ]
        #expect(removed == gone)
        #expect(
            text == """
                ---
                titel: Sitzung
                datum: 2026-01-02
                versionen:
                  - version: "1.0"
                  - version: 2
                stand: 2026-01-03
                ---

                # Sitzung

                Text mit notiz: bleibt.

                """
        )
    }

    @Test("cuts out values that others refer to, and fields that share a line")
    func shared() throws {
        let alias = try make("---\nanwesend: &a [Canary]\nschlagworte: *a\ntitel: B\n---\n")
        #expect(!alias.0.contains("anwesend") && alias.0.contains("titel: B"))
        let flow = try make("---\n{titel: A, anwesend: [Canary], datum: 2026-01-02}\n---\nText")
        #expect(flow.0 == "---\ntitel: A\ndatum: 2026-01-02\n---\nText")
    }

    @Test("adds and overrides what the release says, and takes away what it empties")
    func overrides() throws {
        let (text, _) = try make(
            "---\ntitle: Alt\nstand: 2020\nkurz: Weg\n---\nText\n",
            [
                ("titel", ["Neu: \"x\""]), ("typ", ["protokoll"]), ("kurz", []), ("umleitungen", ["/alt/"]),
                ("stand", ["2026-02-03"]),
            ]
        )
        #expect(
            text
                == "---\ntitel: \"Neu: \\\"x\\\"\"\nstand: 2026-02-03\ntyp: protokoll\numleitungen:\n  - /alt/\n---\nText\n"
        )
        #expect(try make("Text", [("titel", ["A"])]).0 == "---\ntitel: A\n---\nText")
        #expect(throws: Problem.self) { try make("---\ntitel: [\n---\n") }
    }

    @Test("can have its links replaced, and none in the front matter")
    func links() throws {
        let text = Array("\u{FEFF}---\nkurz: \"[[A]]\"\n---\n\n[[A]] und ![b](c.svg)\n".utf8)
        #expect(try PageText.links(of: text).map(\.position.line) == [5, 5])
        #expect(try PageText.rewritingLinks(of: text) { (_) throws(Problem) in .keep } == text)
        let result = try PageText.rewritingLinks(of: text) { (link) throws(Problem) in
            link.kind == .wiki ? .text("Seite A") : .keep
        }
        #expect(result == Array("\u{FEFF}---\nkurz: \"[[A]]\"\n---\n\nSeite A und ![b](c.svg)\n".utf8))
        #expect(throws: Problem.self) { try PageText.links(of: [0xFF]) }
    }

    @Test("says nothing of a page that is withdrawn")
    func withdrawn() {
        let text = PublicText.withdrawn(addresses: ["/a/plan.pdf"])
        let (page, problems) = PageReader(types: []).read(file: "a/b.md", bytes: text)
        #expect(problems.isEmpty && page.isWithdrawn && page.title == "b")
        #expect(page["umleitungen"]?.items.map(\.text) == ["/a/plan.pdf"])
    }
}
