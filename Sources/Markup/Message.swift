/// What the problems say: one text and one way out per code, in German.
struct Message {
    let code: String
    let level: Problem.Level
    let text: String
    let hint: String

    static func error(_ code: String, _ text: String, _ hint: String = "") -> Message {
        Message(code: code, level: .error, text: text, hint: hint)
    }

    static func warning(_ code: String, _ text: String, _ hint: String = "") -> Message {
        Message(code: code, level: .warning, text: text, hint: hint)
    }

    static func refusal(_ code: String, _ limits: MarkupLimits) -> Message {
        switch code {
        case "too-large":
            let megabytes = limits.maximumBytes >> 20
            let size = megabytes > 0 ? "\(megabytes) MB" : "\(limits.maximumBytes) Byte"
            return error(code, "Der Text ist größer als \(size)", "auf mehrere Seiten verteilen")
        case "invalid-utf8":
            return error(code, "Ungültiges UTF-8", "die Datei in der Kodierung UTF-8 speichern")
        case "too-many-cells":
            return error(
                code,
                "Die Tabellen der Seite haben mehr als \(limits.maximumTableCells) Zellen",
                "große Tabellen als Datei anbieten oder teilen"
            )
        case "too-complex":
            return error(
                code,
                "Der Absatz ist zu verwickelt aufgebaut",
                "Sonderzeichen mit \\ maskieren oder teilen"
            )
        case "too-deep":
            return error(
                code,
                "Tiefer als \(limits.maximumNesting) Ebenen verschachtelt",
                "weniger Zitate, Listen und Klammern ineinander setzen"
            )
        default:
            return error(code, "Der Text konnte nicht gelesen werden", "Arbeitsspeicher prüfen")
        }
    }

    static let missingAlt = warning(
        "missing-alt",
        "Bild ohne Alternativtext",
        "![Was das Bild zeigt](bild.svg); reiner Schmuck: ![dekorativ](bild.svg)"
    )
    static let emptyLink = warning("empty-link", "Link ohne Text", "[Text, der das Ziel nennt](ziel)")
    static let emptyTarget = warning(
        "empty-target",
        "Link ohne Ziel",
        "das Ziel in die runden Klammern schreiben"
    )
    static let emptyHeading = warning(
        "empty-heading",
        "Überschrift ohne Text",
        "Text ergänzen oder die Zeile löschen"
    )
    static let secondTitle = warning(
        "second-h1",
        "Weitere Überschrift der ersten Ebene",
        "mit ## beginnen; # ist der Titel der Seite"
    )
    static func headingJump(from: Int, to: Int) -> Message {
        warning(
            "heading-jump",
            "Überschrift springt von Ebene \(from) auf Ebene \(to)",
            "\(String(repeating: "#", count: from + 1)) verwenden"
        )
    }
    static let rawHTML = warning(
        "raw-html",
        "HTML wird nur als Text gezeigt",
        "Markdown verwenden; Beispiele in `…` setzen"
    )
    static func moreRawHTML(_ count: Int) -> Message {
        warning(
            "raw-html",
            "HTML an \(count) weiteren Stellen der Seite",
            "Markdown verwenden; Beispiele in `…` setzen"
        )
    }
    static func unknownCallout(_ kind: String) -> Message {
        warning(
            "unknown-callout",
            "Unbekannter Kasten [!\(kind)]",
            "HINWEIS, WICHTIG, WARNUNG, KOMMUNEN, DIENSTLEISTER, BESCHLUSS, AUFGABE oder SPRACHE"
        )
    }
    static func deadAnchor(_ anchor: String) -> Message {
        error(
            "dead-anchor",
            "Auf dieser Seite gibt es kein Ziel #\(anchor)",
            "Überschrift oder Verweis anpassen"
        )
    }
    static func forbiddenScheme(_ scheme: String) -> Message {
        error(
            "forbidden-scheme",
            "Adresse mit unzulässigem Schema \(scheme)",
            "erlaubt sind http, https, mailto und tel"
        )
    }
    static let missingScheme = error(
        "forbidden-scheme",
        "Adresse ohne Schema (//…)",
        "https: davor schreiben"
    )
    static let remoteImage = error(
        "remote-image",
        "Bild von einem fremden Server",
        "das Bild neben die Seite legen und relativ einbinden"
    )
    static func undefinedFootnote(_ label: String) -> Message {
        error("undefined-footnote", "Fußnote [^\(label)] ist nicht erklärt", "[^\(label)]: Text ergänzen")
    }
    static func unusedFootnote(_ label: String) -> Message {
        warning(
            "unused-footnote",
            "Fußnote [^\(label)] wird nirgends verwendet und fehlt daher",
            "im Text darauf verweisen"
        )
    }
    static func duplicateFootnote(_ label: String) -> Message {
        warning(
            "duplicate-footnote",
            "Fußnote [^\(label)] ist schon erklärt; diese Erklärung fehlt auf der Seite",
            "eine der beiden löschen oder anders benennen"
        )
    }
    static func badDate(_ value: String) -> Message {
        error("bad-date", "„\(value)“ ist kein Datum", "JJJJ-MM-TT, zum Beispiel 2026-12-01")
    }
    static func badLanguage(_ value: String) -> Message {
        warning("bad-language", "„\(value)“ ist kein Sprachkürzel", "zum Beispiel en oder de-AT")
    }
    static let openWikiLink = warning(
        "open-wiki-link",
        "[[ ohne ]] im selben Text",
        "[[Seite]] oder [[Pfad|Text]] ohne Auszeichnung darin; sonst \\[[ schreiben"
    )
}
