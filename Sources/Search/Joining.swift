/// Several words of a text that are also one: "Online-Dienst" is `onlinedienst` too, "99 050 012 104 000" a key.
struct Joining: Sendable, Hashable {
    /// Which tokens, by their place in the list.
    let places: Range<Int>
    /// What they are together.
    let stem: String

    /// More parts are no word any more.
    private static let mostParts = 6

    /// Keys of services (LeiKa) have 14 digits, often written in groups.
    private static let keyLength = 14

    /// All that are in a text, in order.
    static func all(in tokens: [Token], _ analyser: Analyser) -> [Joining] {
        var found: [Joining] = []
        var place = 1
        while place < tokens.count {
            if tokens[place].gap == .joint {
                let end = self.end(of: place, in: tokens) { $0.gap == .joint }
                append(&found, place - 1..<end, tokens, analyser)
                place = end
            } else if tokens[place].gap == .dot, tokens[place].isLetter, tokens[place - 1].isLetter {
                let end = self.end(of: place, in: tokens) { $0.gap == .dot && $0.isLetter }
                append(&found, place - 1..<end, tokens, analyser)
                place = end
            } else {
                if let end = endOfKey(place - 1, in: tokens) {
                    append(&found, place - 1..<end, tokens, analyser)
                }
                place += 1
            }
        }
        return found
    }

    private static func append(
        _ found: inout [Joining],
        _ places: Range<Int>,
        _ tokens: [Token],
        _ analyser: Analyser
    ) {
        let parts = tokens[places]
        guard parts.count <= mostParts, parts.reduce(0, { $0 + $1.word.utf8.count }) <= Stemmer.longest
        else { return }
        found.append(Joining(places: places, stem: analyser.stem(joining: parts)))
    }

    private static func end(of start: Int, in tokens: [Token], while goesOn: (Token) -> Bool) -> Int {
        var end = start
        while end < tokens.count, goesOn(tokens[end]) { end += 1 }
        return end
    }

    /// Where groups of digits end that come to 14 digits.
    private static func endOfKey(_ start: Int, in tokens: [Token]) -> Int? {
        guard tokens[start].isNumber else { return nil }
        var digits = tokens[start].word.utf8.count
        var end = start + 1
        while digits < keyLength, end < tokens.count, tokens[end].isNumber,
            tokens[end].gap != .far, tokens[end].gap != .none
        {
            digits += tokens[end].word.utf8.count
            end += 1
        }
        return digits == keyLength && end > start + 1 ? end : nil
    }
}

extension Token {
    /// A single letter, as in "z.B." and "e.V.".
    fileprivate var isLetter: Bool { word.utf8.count == 1 && !isNumber }
}
