/// The same in German for the people who run the program: what happened and the way out.
extension StoreError {
    package var explanation: String {
        switch self {
        case .unique:
            "Diesen Eintrag gibt es schon. Es wurde nichts geändert."
        case .foreignKey:
            "Ein Eintrag, auf den verwiesen wird, fehlt oder wird noch gebraucht. Es wurde nichts geändert."
        case .check, .notNull:
            "Die Datenbank hat einen Wert abgelehnt, der nicht zulässig ist. Es wurde nichts geändert."
        case .unavailable(let reason):
            "Die Datenbank ist nicht erreichbar (\(reason)). Prüfen Sie, ob sie läuft und ob ihre Adresse in der "
                + "Einstellung „database“ stimmt."
        case .diskFull:
            "Der Datenträger der Datenbank ist voll. Schaffen Sie Platz; es wurde nichts halb geschrieben."
        case .damaged(let reason):
            "Die Datenbank ist beschädigt (\(reason)). Beenden Sie das Programm, bewahren Sie die Dateien auf und "
                + "spielen Sie die letzte Sicherung mit „nrwconnect restore“ zurück."
        case .busy:
            "Die Datenbank ist ausgelastet. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal."
        case .newerDatabase(let found, let known):
            "Die Datenbank ist neuer als das Programm (Stand \(found), bekannt bis \(known)). Spielen Sie die neuere "
                + "Fassung des Programms ein."
        case .foreignMigration(let position, let found, let expected):
            "Die Datenbank gehört zu einem anderen Programm oder zu einer anderen Fassung: An Stelle \(position) steht "
                + "„\(found)“, erwartet wird „\(expected)“. Prüfen Sie die Adresse der Datenbank."
        case .invalidValue:
            "Die Angaben enthalten Zeichen oder Werte, die sich nicht speichern lassen. Entfernen Sie unsichtbare "
                + "Sonderzeichen und versuchen Sie es noch einmal."
        case .other(let text):
            "Die Datenbank meldet einen Fehler: \(text)"
        }
    }
}
