import Synchronization

/// Guesses which field somebody meant: "verantwortlch" is near "verantwortlich".
package final class NameHints: Sendable {
    private let known = Mutex<[String: String?]>([:])

    /// The declared name that differs in at most two letters, if there is one.
    func nearest(to name: String, in type: PageType) -> String? {
        known.withLock { known in
            if let hint = known[type.name + "/" + name] { return hint }
            let hint = Self.nearest(name, among: type.fields.map(\.name) + CommonFields.names)
            known[type.name + "/" + name] = .some(hint)
            return hint
        }
    }

    /// The word that differs in at most two letters, if there is one.
    package static func nearest(_ name: String, among known: [String]) -> String? {
        known.sorted().map { ($0, distance(Array(name.utf8.prefix(40)), Array($0.utf8))) }
            .filter { $0.1 <= 2 && $0.1 < $0.0.utf8.count }
            .min { $0.1 < $1.1 }?.0
    }

    /// Levenshtein's distance in bytes.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
