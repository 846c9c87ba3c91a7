/// Why a ZIP file, or a document that is one inside, was not taken.
package enum ArchiveFault: Sendable, Hashable {
    case unreadable
    case split
    case tooManyEntries(Int)
    case tooLarge
    case overPacked
    case overlapping
    case hiddenData
    case unsafeName(String)
    case sameName(String)
    case contradiction(String)

    var message: String {
        switch self {
        case .unreadable:
            "Das Inhaltsverzeichnis des Archivs ist nicht lesbar. Packen Sie die Dateien neu und laden Sie das Archiv erneut hoch."
        case .split: "Das Archiv ist auf mehrere Dateien verteilt. Packen Sie es in eine einzige ZIP-Datei."
        case .tooManyEntries(let count):
            "Das Archiv enthält \(count) Einträge, erlaubt sind 10.000. Teilen Sie es in mehrere Archive auf."
        case .tooLarge:
            "Das Archiv wäre ausgepackt größer als 1 GB. Teilen Sie es auf, oder laden Sie einzelne Dateien hoch."
        case .overPacked:
            "Das Archiv wächst beim Auspacken auf mehr als das Hundertfache; so arbeiten Archivbomben. "
                + "Laden Sie die Dateien einzeln hoch."
        case .overlapping:
            "Einträge des Archivs überlappen sich; so arbeiten Archivbomben. Packen Sie die Dateien neu."
        case .hiddenData:
            "Im Archiv liegen Daten, die zu keinem Eintrag gehören. Packen Sie die Dateien mit einem üblichen Programm neu."
        case .unsafeName(let name):
            "Der Eintrag „\(name)“ würde außerhalb des Zielordners ausgepackt. Packen Sie die Dateien ohne absolute Pfade neu."
        case .sameName(let name):
            "Der Eintrag „\(name)“ kommt mehrmals vor, und Programme zeigen dann Verschiedenes. Packen Sie die Dateien neu."
        case .contradiction(let name):
            "Zum Eintrag „\(name)“ macht das Archiv widersprüchliche Angaben. Packen Sie die Dateien neu."
        }
    }
}
