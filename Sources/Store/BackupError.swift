/// Why there is no backup, or why one was not restored.
package enum BackupError: Error, Sendable, Hashable, CustomStringConvertible {
    case file(path: String, reason: String)
    case damaged(path: String, reason: String)
    /// A later version of the program made the archive.
    case newerFormat
    /// The archive has migrations that the program does not know.
    case newerArchive(found: Int, known: Int)
    case foreignArchive(position: Int, found: String, expected: String)
    /// There is something in the database and nobody said that it may go.
    case notEmpty
    /// The tables there are not ours, so they are not thrown away even when told.
    case foreignDatabase
    case nothingToSave
    /// A column of a type that the other engine does not know.
    case unknownKind(table: String, column: String)
    /// A value that is not what its column says.
    case unreadable(table: String, column: String)
    /// A file or table that is not what the rest says.
    case inconsistent(String)

    /// What happened, why, and the way out, for the people who run the program.
    package var description: String {
        switch self {
        case .file(let path, let reason):
            "Die Datei „\(path)“ kann nicht gelesen oder geschrieben werden: \(reason)."
        case .damaged(let path, let reason):
            "Die Sicherung „\(path)“ ist nicht verwendbar. \(reason) An der Datenbank wurde nichts geändert. Nehmen Sie eine andere Sicherung."
        case .newerFormat:
            "Die Sicherung stammt von einer neueren Fassung des Programms. Spielen Sie zuerst diese Fassung ein."
        case .newerArchive(let found, let known):
            "Die Sicherung ist neuer als das Programm (Stand \(found), bekannt bis \(known)). Spielen Sie zuerst die neuere Fassung des Programms ein."
        case .foreignArchive(let position, let found, let expected):
            "Die Sicherung gehört zu einem anderen Programm: An Stelle \(position) steht „\(found)“, erwartet wird „\(expected)“."
        case .notEmpty:
            "In der Datenbank stehen schon Daten; es wurde nichts geändert. Nehmen Sie eine leere Datenbank, oder wiederholen Sie den Befehl mit --overwrite, wenn alles dort gelöscht werden darf."
        case .foreignDatabase:
            "In der Datenbank liegen Tabellen eines anderen Programms; es wurde nichts geändert. Nehmen Sie eine leere Datenbank."
        case .nothingToSave: "Die Datenbank ist noch nicht eingerichtet, es gibt nichts zu sichern."
        case .unknownKind(let table, let column):
            "Die Spalte „\(column)“ der Tabelle „\(table)“ hat eine Art, die nicht gesichert werden kann. Das ist ein Fehler im Programm; bitte melden Sie ihn."
        case .unreadable(let table, let column):
            "In der Spalte „\(column)“ der Tabelle „\(table)“ steht ein Wert, der nicht zu ihr passt. Prüfen Sie die Datenbank mit „nrwconnect doctor“."
        case .inconsistent(let name):
            "„\(name)“ passt nicht zum Rest der Daten; es wurde nichts geändert. Prüfen Sie die Datenbank mit „nrwconnect doctor“, oder nehmen Sie eine andere Sicherung."
        }
    }
}
