/// The fields that every page has, whatever its type: title, summary, owner, "Stand", review date and so on.
public enum CommonFields {
    /// All declarations, for the reader, the manual and the test that compares both.
    public static let all: [FieldDeclaration] = [
        FieldDeclaration("titel", "Titel", .text, aliases: ["title"]),
        FieldDeclaration("typ", "Seitentyp", .text, aliases: ["type"]),
        FieldDeclaration("kurz", "Kurzfassung", .text, aliases: ["description", "summary"]),
        FieldDeclaration("kurztitel", "Kurzer Titel", .text),
        FieldDeclaration("slug", "Adresse", .text),
        FieldDeclaration("datum", "Datum", .date, aliases: ["date"]),
        FieldDeclaration("verantwortlich", "Verantwortlich", .text),
        FieldDeclaration("stand", "Stand", .date, aliases: ["lastmod"]),
        FieldDeclaration("pruefen_bis", "Zu prüfen bis", .date),
        FieldDeclaration("zustand", "Zustand", .choice([.init(value: "in-arbeit", title: "In Arbeit")])),
        FieldDeclaration("entwurf", "Entwurf", .flag, aliases: ["draft"]),
        FieldDeclaration("reihenfolge", "Reihenfolge", .number, aliases: ["weight"]),
        FieldDeclaration("themenfelder", "Themenfelder", .list(.reference(type: "themenfeld"))),
        FieldDeclaration("quelle", "Quelle", .text),
        FieldDeclaration("leichte_sprache", "Leichte Sprache", .reference(type: nil)),
        FieldDeclaration("gebaerdensprache", "Gebärdensprache", .reference(type: nil)),
        FieldDeclaration("sprache", "Sprache", .text, aliases: ["lang", "language"]),
        FieldDeclaration("umleitungen", "Frühere Adressen", .list(.text), aliases: ["aliases"]),
        FieldDeclaration("zurueckgezogen", "Zurückgezogen", .flag),
        FieldDeclaration("schlagworte", "Schlagworte", .list(.text), aliases: ["tags", "keywords"]),
        FieldDeclaration("vorlage", "Vorlage", .text, aliases: ["layout"]),
        FieldDeclaration("unterseiten", "Unterseiten zeigen", .flag),
        FieldDeclaration("sammeln", "Kästen und Abbildungen sammeln", .flag),
    ]

    /// All names and other names of common fields.
    static let names = all.flatMap { [$0.name] + $0.aliases }
}
