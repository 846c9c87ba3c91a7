/// Cuts a text into folded words, one character after the other.
struct WordReader {
    private let bytes: [UInt8]
    private var position = 0
    private var word = FoldedWord()
    private var table = Letter.Table()

    /// What came since the last word: how many characters, and the first of them.
    private var separators = 0
    private var separator: Unicode.Scalar = " "

    /// A word, where it stands, and what stands before it.
    struct Found {
        let word: String
        let range: Range<Int>
        /// How many characters separate it from the word before, and the first of them.
        let separators: Int
        let separator: Unicode.Scalar
    }

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    mutating func next() -> Found? {
        separators = 0
        var start = position
        var end = position
        while position < bytes.count {
            let before = position
            let scalar = readScalar()
            if isWord(scalar) {
                if end == start { start = before }
                end = position
            } else if !word.isEmpty {
                // Read again as what separates it from the next one.
                position = before
                break
            } else {
                // A paragraph sign is a word by itself, however many there are.
                if scalar == "§" { return section(from: before) }
                if separators == 0 { separator = scalar }
                separators += 1
                start = position
                end = position
            }
        }
        guard !word.isEmpty else { return nil }
        return found(word.takeText(), start..<end)
    }

    private mutating func section(from start: Int) -> Found {
        var end = position
        while position < bytes.count, readScalar() == "§" { end = position }
        position = end
        return found(Token.section, start..<end)
    }

    private func found(_ text: String, _ range: Range<Int>) -> Found {
        Found(word: text, range: range, separators: separators, separator: separator)
    }

    /// Appends to the word; `false` when the character is no part of one.
    private mutating func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9": word.append(UInt8(truncatingIfNeeded: scalar.value))
        case "A"..."Z": word.append(UInt8(truncatingIfNeeded: scalar.value) + 32)
        case _ where scalar.isASCII: return false
        default:
            switch table.letter(scalar) {
            case .text(let text): word.append(text)
            case .umlaut(let vowel): word.append(umlaut: vowel)
            case .dots where !word.isEmpty: word.close()
            case .accent where !word.isEmpty, .invisible where !word.isEmpty: return true
            case .accent, .dots, .invisible, .section, .separator: return false
            }
        }
        return true
    }

    /// The bytes come from a string, so they are well formed.
    private mutating func readScalar() -> Unicode.Scalar {
        let first = UInt32(bytes[position])
        position += 1
        if first < 0x80 { return Unicode.Scalar(UInt8(first)) }
        let more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
        var value = first & (0x3F >> UInt32(more))
        for _ in 0..<more {
            value = value << 6 | UInt32(bytes[position]) & 0x3F
            position += 1
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
