import Markup

/// Where a released page stands on the public site: `themenfelder/bauen-wohnen/hinweis`.
enum PublicAddress {
    /// The segments of what somebody typed, cleaned; `nil` when nothing usable is left.
    static func clean(_ text: String) -> String? {
        let parts = text.split(separator: "/").map { Slug.make(String($0)) }
        guard !parts.isEmpty, parts.count <= 6, parts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 80 })
        else { return nil }
        // What the program itself answers, and what the site keeps for itself.
        guard !reserved.contains(parts[0]) else { return nil }
        return parts.joined(separator: "/")
    }

    private static let reserved: Set = [
        "abmelden", "adresse-bestaetigen", "anmelden", "api", "assets", "bereiche", "daten", "einladung",
        "erste-schritte",
        "mein-bereich", "passwort-neu", "passwort-vergessen", "registrieren", "suchen", "verwaltung",
    ]

    /// The folder of the files of a page, beside it.
    static func filesFolder(of address: String) -> String { address + "-dateien" }
}
