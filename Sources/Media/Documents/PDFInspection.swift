/// A PDF: whole, nothing else besides, and what people should know about it (ISO 32000-2).
enum PDFInspection {
    /// - Returns: notes in German.
    /// - Throws: when the end is missing.
    static func inspect(_ bytes: [UInt8]) throws(MediaRefusal) -> [String] {
        // Annex H of PDF 1.7, note 18: readers look for the end in the last 1024 bytes; scanners pad more.
        guard bytes.suffix(2048).offset(of: "%%EOF") != nil else { throw .broken(.pdf, .truncated) }
        let scan = PDFScan(bytes)
        return warnings(scan.names) + accessibility(scan)
    }

    private static func warnings(_ names: Set<String>) -> [String] {
        let texts: [(Set<String>, String)] = [
            (["JavaScript", "JS"], "Das PDF enthält Programme (JavaScript)."),
            (["Launch"], "Das PDF kann andere Programme oder Dateien starten."),
            (
                ["EmbeddedFile", "EmbeddedFiles"],
                "Das PDF enthält angehängte Dateien; wir können sie nicht prüfen."
            ),
            (
                ["OpenAction", "AA"],
                "Das PDF führt beim Öffnen oder Blättern etwas aus."
            ),
            (["XFA"], "Das PDF enthält ein XFA-Formular, das die meisten Programme nicht anzeigen."),
            (["RichMedia"], "Das PDF enthält eingebettete Medien."),
            (["Encrypt"], "Das PDF ist geschützt; seinen Inhalt können wir nicht prüfen."),
        ]
        return texts.filter { !$0.0.isDisjoint(with: names) }.map(\.1)
    }

    /// What PDF/UA-1 (ISO 14289-1, section 7.1) asks for at least: tags, a title, a language.
    private static func accessibility(_ scan: PDFScan) -> [String] {
        let hasTags = scan.names.contains("MarkInfo") && scan.isMarked
        let missing = [(hasTags, "Struktur (Tags)"), (scan.hasTitle, "Titel"), (scan.hasLanguage, "Sprache")]
            .filter { !$0.0 }.map(\.1)
        if missing.isEmpty { return [] }
        if scan.hidesObjects, !hasTags {
            return [
                "Das PDF ist nicht als barrierefrei erkannt: Seine Angaben dazu sind verpackt und nicht lesbar. "
                    + "Bitte prüfen Sie es selbst."
            ]
        }
        return [
            "Das PDF ist nicht als barrierefrei erkannt; es fehlt: \(missing.joined(separator: ", ")). "
                + "Bitte erzeugen Sie es mit Tags neu, oder bieten Sie den Inhalt zusätzlich als Seite an."
        ]
    }
}
