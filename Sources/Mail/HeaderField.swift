/// One header line, folded: `Subject: Einladung zu nrwconnect`.
///
/// Fields are only made by the functions below and in `HeaderField+Mailbox.swift`, each from a type that cannot hold
/// a line end. So no text, wherever it came from, becomes a header of its own.
package struct HeaderField: Sendable, Hashable {
    package let name: String
    /// The value's pieces; between two of them stands a blank or, where the line gets long, a fold.
    private let pieces: [String]

    /// Lines should have at most 78 characters (RFC 5322, section 2.1.1), ones with encoded words at most 76.
    private static let lineLength = 76

    init(_ name: StaticString, pieces: [String]) {
        self.name = "\(name)"
        self.pieces = pieces
    }

    /// A header of free text, encoded where needed.
    package static func text(_ name: StaticString, _ value: HeaderText) -> HeaderField {
        let plain = value.text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        if value.text.isEmpty { return HeaderField(name, pieces: []) }
        guard plain.allSatisfy(isPlainWord) else {
            let room = lineLength - "\(name)".utf8.count - 2
            return HeaderField(name, pieces: EncodedWords.encode(value.text, first: room))
        }
        return HeaderField(name, pieces: plain)
    }

    /// A header of fixed words, such as `Auto-Submitted: auto-generated`.
    package static func fixed(_ name: StaticString, _ value: StaticString) -> HeaderField {
        HeaderField(name, pieces: ["\(value)"])
    }

    /// The field with its CRLF.
    var bytes: [UInt8] {
        var output = name + ":"
        var column = output.utf8.count
        for (position, piece) in pieces.enumerated() {
            let length = piece.utf8.count + 1
            // The first piece stays with the name: a line of white space alone is obsolete syntax.
            if position > 0 && column + length > Self.lineLength {
                output += "\r\n"
                column = 0
            }
            output += " " + piece
            column += length
        }
        return Array((output + "\r\n").utf8)
    }

    /// ASCII that folds anywhere; two blanks in a row, very long words and `=?` need encoding to come back whole.
    private static func isPlainWord(_ word: String) -> Bool {
        (1...60).contains(word.utf8.count) && !word.contains("=?") && word.utf8.allSatisfy(ASCII.isPrintable)
    }
}
