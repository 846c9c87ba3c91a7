/// Why a blob was not taken or not given.
package enum BlobError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The content goes beyond this many bytes; nothing of it was kept.
    case tooLarge(limit: Int)
    case missing
    /// What is stored is not what was put in.
    case damaged
    /// The upload rested so long that its beginning was swept away; nothing of it was kept.
    case interrupted

    package var description: String {
        switch self {
        case .tooLarge(let limit): "blob larger than \(limit) bytes"
        case .missing: "no such blob"
        case .damaged: "blob does not match its hash"
        case .interrupted: "upload rested too long"
        }
    }

    /// What happened and what to do, for the person who uploads or downloads.
    package var explanation: String {
        switch self {
        case .tooLarge(let limit):
            "Die Datei ist größer als \(limit / (1024 * 1024)) MB. Verkleinern Sie sie oder teilen Sie sie auf; es wurde nichts gespeichert."
        case .missing: "Diese Datei gibt es nicht mehr."
        case .damaged:
            "Die gespeicherte Datei ist beschädigt. Wenden Sie sich an die Administration, damit sie aus einer Sicherung zurückgeholt wird."
        case .interrupted: "Das Hochladen hat zu lange geruht. Laden Sie die Datei bitte noch einmal hoch."
        }
    }
}
