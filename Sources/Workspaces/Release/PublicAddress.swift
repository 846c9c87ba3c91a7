import Markup

/// Where a released page stands on the public site: `themenfelder/bauen-wohnen/hinweis`.
enum PublicAddress {
    /// The segments of what somebody typed, cleaned; `nil` when nothing usable is left.
    static func clean(_ text: String) -> String? {
        let parts = text.split(separator: "/").map { Slug.make(String($0)) }
        guard !parts.isEmpty, parts.count <= 6, parts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 80 })
        else { return nil }
        // What the program itself answers, and what the site keeps for itself.
        guard !reserved.contains(parts[0]), !["index", "readme"].contains(parts.last) else { return nil }
        return parts.joined(separator: "/")
    }

    private static let reserved: Set = [
        "abmelden", "adresse-bestaetigen", "anmelden", "api", "assets", "bereiche", "daten", "einladung",
        "erste-schritte",
        "mein-bereich", "passwort-neu", "passwort-vergessen", "registrieren", "suchen", "verwaltung",
    ]

    /// Whether the program itself answers below a first segment.
    static func isOurs(_ segment: Substring) -> Bool { reserved.contains(String(segment)) }

    /// The name of an attachment on the public site.
    ///
    /// Beside pages of the site a name that begins with a line is no file, an ending of Markdown makes a page of it, and
    /// endings of pages and scripts would run as part of the site; all that is offered as plain text.
    static func fileName(_ name: String) -> String {
        let visible = name.hasPrefix("_") || name.hasPrefix(".") ? "datei" + name : name
        let ending = visible.lowercased().split(separator: ".").last.map(String.init) ?? ""
        return read.contains(ending) ? visible + ".txt" : visible
    }

    private static let read: Set = [
        "css", "htm", "html", "js", "markdown", "md", "mjs", "wasm", "xht", "xhtml", "xml",
    ]

    /// The folder of the files of a page, beside it.
    static func filesFolder(of address: String) -> String { address + "-dateien" }
}
