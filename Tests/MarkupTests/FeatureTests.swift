import Markup
import Testing

@Suite("What authors write and what the page shows")
struct FeatureTests {
    @Test("a leading h1 is the title and leaves the page")
    func title() {
        let page = rendered("# Über *uns*\n\nErster Absatz.\n\n## Ziele\n")
        #expect(page.title == "Über uns")
        #expect(page.firstParagraph == "Erster Absatz.")
        #expect(!page.htmlString.contains("<h1"))
        #expect(page.outline.map(\.id) == ["ziele"])
    }

    @Test("a comment before the title does not hide it")
    func titleAfterComment() {
        #expect(rendered("<!-- Entwurf -->\n\n# Titel\n").title == "Titel")
    }

    @Test("headings get German slugs, numbers for duplicates and a permalink")
    func headings() {
        let page = rendered("## Ämter & Größe\n\n## Ämter & Größe\n\n### `Code`\n")
        #expect(page.outline.map(\.id) == ["aemter-groesse", "aemter-groesse-2", "code"])
        #expect(
            page.htmlString.hasPrefix(
                "<h2 id=\"aemter-groesse\">Ämter &amp; Größe <a class=\"anker\" href=\"#aemter-groesse\" "
                    + "aria-label=\"Link zu diesem Abschnitt: Ämter &amp; Größe\">#</a></h2>\n"
            )
        )
    }

    @Test("headings never take ids of the template or of footnotes")
    func reservedIDs() {
        let page = rendered("## Suche\n\n## fn 1\n") { $0.reservedIDs = ["suche"] }
        #expect(page.outline.map(\.id) == ["suche-2", "abschnitt-fn-1"])
    }

    @Test("links to pages are resolved, external ones are marked")
    func links() {
        let page = rendered("[Ziel](ziel.md) [Netz](https://netz.example \"Titel\") <mailto:a@b.example>")
        #expect(
            page.htmlString
                == "<p><a href=\"/ziel/\">Ziel</a> <a href=\"https://netz.example\" class=\"extern\" "
                + "rel=\"noopener\" title=\"Titel\">Netz</a> <a href=\"mailto:a@b.example\">mailto:a@b.example</a></p>\n"
        )
        #expect(page.links.map(\.isExternal) == [false, true, false])
        #expect(page.links.map(\.text) == ["Ziel", "Netz", "mailto:a@b.example"])
    }

    @Test("wiki links take the page's title, their own text, or show that the page is missing")
    func wikiLinks() {
        #expect(html("[[Ziel]]") == "<p><a href=\"/ziel/\">Das Ziel</a></p>\n")
        #expect(html("[[themenfelder/umwelt|Feld *x*]]").contains("[[themenfelder/umwelt|Feld <em>"))
        #expect(html("[[themenfelder/umwelt|Text]]") == "<p><a href=\"/themenfelder/umwelt/\">Text</a></p>\n")
        #expect(html("[[Fehlt]]") == "<p><span class=\"fehlt\">Fehlt</span></p>\n")
        #expect(html("\\[[Ziel]]") == "<p>[[Ziel]]</p>\n")
        #expect(html("| a |\n|---|\n| [[Ziel\\|Da]] |").contains("<td><a href=\"/ziel/\">Da</a></td>"))
    }

    @Test("a span carries its language")
    func languageSpan() {
        #expect(
            html("Das [once *only*]{lang=en} gilt")
                == "<p>Das <span lang=\"en\">once <em>only</em></span> gilt</p>\n"
        )
        #expect(rendered("[once only]{lang=en}").plainText == "once only\n")
    }

    @Test("a block carries its language")
    func languageBlock() {
        #expect(html("> [!SPRACHE en]\n> Plain text.") == "<div lang=\"en\">\n<p>Plain text.</p>\n</div>\n")
    }

    @Test("callouts have kind, title and content")
    func callouts() {
        #expect(
            html("> [!WICHTIG] Bitte *lesen*\n> Text.\n>\n> Mehr.")
                == "<div class=\"kasten kasten-wichtig\" role=\"note\"><p class=\"kasten-titel\">Wichtig: Bitte <em>lesen</em></p>\n"
                + "<p>Text.</p>\n<p>Mehr.</p>\n</div>\n"
        )
        #expect(html("> \\[!WICHTIG] x").hasPrefix("<blockquote>"))
    }

    @Test("audience boxes are collected with the heading above")
    func audienceBoxes() throws {
        let page = rendered("## Folgen\n\n> [!KOMMUNEN]\n> Etwas *tun*.\n")
        let box = try #require(page.audienceBoxes.first)
        #expect(box.audience == .municipalities && box.id == "kasten-1" && box.heading == "Folgen")
        #expect(box.html == "<p>Etwas <em>tun</em>.</p>\n")
        #expect(box.position == SourcePosition(line: 3, column: 3))
        #expect(
            page.htmlString.contains(
                "id=\"kasten-1\" role=\"note\"><p class=\"kasten-titel\">Für die Kommunen bedeutet das</p>"
            )
        )
    }

    @Test("decisions and tasks are values with fields")
    func records() throws {
        let page = rendered(
            "> [!AUFGABE] Katalog prüfen\n> Wer: Geschäftsstelle\n> Bis: 2026-12-01\n> Bis Ende *fertig*.\n"
        )
        let record = try #require(page.records.first)
        #expect(record.kind == .action && record.title == "Katalog prüfen" && record.id == "aufgabe-1")
        #expect(record.fields.map(\.name) == ["Wer", "Bis"])
        #expect(record.fields.map(\.value) == ["Geschäftsstelle", "2026-12-01"])
        #expect(record.text == "Bis Ende fertig." && record.html == "<p>Bis Ende <em>fertig</em>.</p>\n")
        #expect(
            page.htmlString.contains("<dd><time datetime=\"2026-12-01\">1. Dezember 2026</time></dd></dl>")
        )
    }

    @Test("an image alone with a title is a numbered figure with source")
    func figures() throws {
        let page = rendered("![Ablauf](a.svg \"Ablauf. Quelle: Quelle: Konzept\")\n")
        let figure = try #require(page.figures.first)
        #expect(figure.number == 1 && figure.id == "abbildung-1" && figure.source == "Konzept")
        #expect(figure.position == SourcePosition(line: 1, column: 1) && figure.src == "/bilder/a.svg")
        #expect(
            page.htmlString.hasPrefix(
                "<figure id=\"abbildung-1\" class=\"abbildung\"><img src=\"/bilder/a.svg\" alt=\"Ablauf\" width=\"640\" "
                    + "height=\"480\" loading=\"lazy\"><figcaption><span class=\"nummer\">Abbildung 1:</span>"
            )
        )
    }

    @Test("a decorative image has an empty alternative text")
    func decorative() {
        #expect(html("![dekorativ](a.svg)").contains("alt=\"\""))
        #expect(problems("![dekorativ](a.svg)").isEmpty)
    }

    @Test("tables are numbered regions with caption; empty heads head nothing")
    func tables() {
        let text = "Tabelle: Zahlen & *mehr*\n\n| a | |\n|:-:|--:|\n| 1 | 2 |\n\n| b |\n|---|\n| 3 |\n"
        let page = html(text)
        #expect(
            page.hasPrefix(
                "<div class=\"tabelle\" role=\"region\" tabindex=\"0\" aria-label=\"Tabelle 1: Zahlen &amp; mehr\"><table>\n<caption>Zahlen &amp; <em>mehr</em></caption>\n<thead>"
            )
        )
        #expect(page.contains("<th scope=\"col\" class=\"mitte\">a</th>\n<td class=\"rechts\"></td>"))
        #expect(page.contains("aria-label=\"Tabelle 2\""))
        #expect(html("Tabelle: Eng\n| a |\n|---|").contains("<caption>Eng</caption>"))
    }

    @Test("tasks are labelled, in quotes as well, and judged by their own box")
    func tasks() {
        #expect(
            html("> - [x] eins\n> - [ ] siehe [x]\n> - \\[x] drei")
                == "<blockquote>\n<ul>\n<li class=\"aufgabe\"><input type=\"checkbox\" disabled checked aria-label=\"erledigt\"> eins</li>\n"
                + "<li class=\"aufgabe\"><input type=\"checkbox\" disabled aria-label=\"offen\"> siehe [x]</li>\n<li>[x] drei</li>\n</ul>\n</blockquote>\n"
        )
    }

    @Test("footnotes lead there and back from every place")
    func footnotes() {
        let page = rendered("Eins[^a] und wieder[^a].\n\n[^a]: Erklärung.\n")
        #expect(
            page.htmlString
                == "<p>Eins<sup class=\"fussnote\"><a href=\"#fn-1\" id=\"fnref-1\" aria-label=\"Fußnote 1\">1</a></sup> und wieder"
                + "<sup class=\"fussnote\"><a href=\"#fn-1\" id=\"fnref-1-2\" aria-label=\"Fußnote 1\">1</a></sup>.</p>\n"
                + "<section class=\"fussnoten\" role=\"doc-endnotes\" aria-labelledby=\"fussnoten\"><h2 id=\"fussnoten\">Fußnoten</h2>\n<ol>\n"
                + "<li id=\"fn-1\">\n<p>Erklärung. <a class=\"zurueck\" href=\"#fnref-1\" aria-label=\"Zurück zum Text, Fußnote 1\">↩</a>"
                + " <a class=\"zurueck\" href=\"#fnref-1-2\" aria-label=\"Zurück zum Text, Fußnote 1, Stelle 2\">↩<sup>2</sup></a></p>\n</li>\n</ol></section>\n"
        )
        #expect(page.problems.isEmpty)
    }

    @Test("list blocks say where their output belongs")
    func lists() throws {
        let page = rendered("Vorher.\n\n```liste\ntyp: termin\nanzahl: 5\n```\n\nNachher.\n") {
            $0.firstLine = 10
        }
        let block = try #require(page.lists.first)
        #expect(block.source == "typ: termin\nanzahl: 5\n")
        #expect(block.position == SourcePosition(line: 13, column: 1))
        #expect(String(decoding: page.html[..<block.offset], as: UTF8.self) == "<p>Vorher.</p>\n")
    }

    @Test("raw HTML is shown as text, comments vanish")
    func rawHTML() {
        #expect(html("a <b>c</b> <!-- weg -->d") == "<p>a &lt;b&gt;c&lt;/b&gt; d</p>\n")
        #expect(html("<div onclick=x>\n*a*\n</div>") == "<p>&lt;div onclick=x&gt;\n*a*\n&lt;/div&gt;</p>\n")
        #expect(html("<!-- a\n\nb -->\n\nText") == "<p>Text</p>\n")
    }

    @Test("the plain text has every word once and no markup")
    func plainText() {
        let page = rendered(
            "# T\n\n## Kopf\n\nEin *Satz* mit [Link](ziel.md).\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"
        )
        #expect(page.plainText == "Kopf\nEin Satz mit Link.\na\nb\nx y \n1 2 \n")
        #expect(rendered("Text") { $0.wantsPlainText = false }.plainText.isEmpty)
    }

    @Test("a byte order mark is no text")
    func byteOrderMark() {
        #expect(html("\u{FEFF}Text") == "<p>Text</p>\n")
    }
}
