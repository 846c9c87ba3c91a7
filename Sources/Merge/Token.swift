/// What a comparison by words takes as one: a word, blanks, one line end, or one other sign.
///
/// "Bürger*innen, 18 Uhr" is Bürger · * · innen · , · blank · 18 · blank · Uhr. Never cuts
/// through what people see as one sign, such as u with a combining diaeresis or an emoji of several scalars.
struct Token: Sendable {
    enum Kind: Sendable {
        case word
        case blank
        case lineEnd
        case sign
    }

    let kind: Kind
    let text: String
    let number: Int32

    /// Cuts whole lines.
    static func cut(_ lines: Lines, _ range: Range<Int>, _ interner: inout Interner) -> [Token] {
        let span = lines.span(range)
        let text = String(decoding: lines.bytes[span], as: UTF8.self)
        var tokens: [Token] = []
        var start = span.lowerBound
        var end = start
        var kind: Kind?
        func close() {
            guard let kind, start < end else { return }
            let bytes = lines.bytes[start..<end]
            let text = String(decoding: bytes, as: UTF8.self)
            tokens.append(Token(kind: kind, text: text, number: interner.number(bytes)))
            start = end
        }
        for character in text {
            let next = Kind(character)
            if next != kind || next == .sign || next == .lineEnd { close() }
            kind = next
            end += character.utf8.count
        }
        close()
        return tokens
    }
}

extension Token.Kind {
    fileprivate init(_ character: Character) {
        switch character {
        case "a"..."z", "A"..."Z", "0"..."9": self = .word
        case "\n", "\r\n": self = .lineEnd
        case _ where character.isWhitespace: self = .blank
        case _ where character.isLetter || character.isNumber: self = .word
        // A soft hyphen, or a mark that stands alone, belongs to the word.
        case _ where character.unicodeScalars.allSatisfy(Self.joins): self = .word
        default: self = .sign
        }
    }

    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
        default: false
        }
    }
}
