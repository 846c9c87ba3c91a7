/// What is wrong with an archive, so that nothing of it may be used.
enum ArchiveDamage: Error, Hashable {
    /// It ends too early.
    case truncated
    /// Something follows after the end.
    case trailing
    /// No entry of this name and form belongs here.
    case entry(String)
    /// The content is not what was written.
    case content(String)
    /// It begins like no archive of this program.
    case foreign

    /// German, as part of a sentence.
    var explanation: String {
        switch self {
        case .truncated: "Sie ist unvollständig."
        case .trailing: "Hinter ihrem Ende steht noch etwas."
        case .entry(let name): "Der Eintrag „\(name)“ gehört nicht an diese Stelle."
        case .content(let name): "Der Inhalt von „\(name)“ wurde verändert."
        case .foreign: "Sie ist keine Sicherung von nrwconnect."
        }
    }
}
