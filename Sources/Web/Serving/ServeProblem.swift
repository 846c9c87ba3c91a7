/// Why a site cannot be served, in words for the person at the command line.
package enum ServeProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// The output folder does not exist or must not be read.
    case unreadableFolder(String)
    /// Another program listens on this port.
    case portInUse(Int)
    /// `_server/redirects.json` is not the JSON that a build writes.
    case unreadableRedirects(file: String)

    /// What happened and the way out, in German.
    package var description: String {
        switch self {
        case .unreadableFolder(let folder):
            "Der Ordner \(folder) lässt sich nicht lesen. Ist die Website schon gebaut (nrwconnect build)?"
        case .portInUse(let port):
            "Port \(port) ist schon belegt. Läuft die Website bereits? Sonst hilft ein anderer: --port \(port + 1)"
        case .unreadableRedirects(let file):
            "Die Datei \(file) ist beschädigt. Ein neuer Bau (nrwconnect build) schreibt sie neu."
        }
    }
}
