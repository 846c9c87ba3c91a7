/// A piece of text with the words that were looked for marked: "Den **Bauantrag** stellen Sie …".
package struct Snippet: Sendable, Hashable {
    package struct Run: Sendable, Hashable {
        package let text: String
        package let kind: Kind
    }

    package enum Kind: Sendable, Hashable {
        case plain, match
    }

    package let runs: [Run]
    /// Whether there is text before and after.
    package let isCutBefore: Bool
    package let isCutAfter: Bool

    /// About as many characters as two lines of a page hold.
    static let length = 240

    package var text: String { runs.map(\.text).joined() }
}

extension Snippet {
    /// The part of a text with these places marked.
    ///
    /// Blanks and line breaks become single blanks. A character is marked as a whole or not at all.
    /// - Parameter marks: in bytes of the text, in order.
    init(_ text: String, from start: Int, to end: Int, marks: [Range<Int>]) {
        var builder = RunBuilder()
        var rest = marks[...]
        var position = start
        for character in text[text.place(start)..<text.place(end)] {
            let after = position + character.utf8.count
            while let mark = rest.first, mark.upperBound <= position { rest.removeFirst() }
            builder.append(character, isMarked: rest.first.map { $0.lowerBound < after } ?? false)
            position = after
        }
        runs = builder.finish()
        isCutBefore = start > 0
        isCutAfter = end < text.utf8.count
    }

    private struct RunBuilder {
        private var runs: [Run] = []
        private var text = ""
        private var isMarked = false
        private var endsWithBlank = true

        mutating func append(_ character: Character, isMarked: Bool) {
            let scalar = character.unicodeScalars.first ?? " "
            let category = scalar.properties.generalCategory
            // Nobody sees those, but some turn the direction of what follows.
            if category == .format, character.unicodeScalars.count == 1 { return }
            let isBlank = character.isWhitespace || category == .control
            // An accent without a letter would sit on the blank.
            if endsWithBlank, isBlank || category == .nonspacingMark { return }
            if isMarked != self.isMarked { end() }
            self.isMarked = isMarked
            text.append(isBlank ? " " : character)
            endsWithBlank = isBlank
        }

        private mutating func end() {
            if !text.isEmpty { runs.append(Run(text: text, kind: isMarked ? .match : .plain)) }
            text = ""
        }

        mutating func finish() -> [Run] {
            end()
            return runs
        }
    }
}

extension String {
    /// The place of a byte at which a character begins.
    func place(_ byte: Int) -> String.Index { utf8.index(startIndex, offsetBy: byte) }
}
