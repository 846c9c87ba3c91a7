/// A word while it is being read, in the one form that all its spellings share.
///
/// "Gütersloh", "Guetersloh" and "Gutersloh" become `gutersloh`: umlauts lose their dots, and the e of ae, oe and
/// ue is left out. After a, e and q the letters ue are two sounds (bauen, neue, Quelle), so that e stays: else
/// "neuen" would be nine.
struct FoldedWord {
    private var bytes: [UInt8] = []
    /// Whether an e that comes next may be the second half of an umlaut.
    private var isOpen = false

    var isEmpty: Bool { bytes.isEmpty }

    mutating func takeText() -> String {
        defer {
            bytes.removeAll(keepingCapacity: true)
            isOpen = false
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends one letter of ASCII in lower case, or a digit.
    mutating func append(_ byte: UInt8) {
        if byte == UInt8(ascii: "e"), isOpen {
            isOpen = false
            if completesUmlaut { return }
        }
        isOpen = byte == UInt8(ascii: "a") || byte == UInt8(ascii: "o") || byte == UInt8(ascii: "u")
        if bytes.count < Stemmer.longest { bytes.append(byte) }
    }

    mutating func append(umlaut byte: UInt8) {
        append(byte)
        isOpen = false
    }

    /// The character before was an umlaut, as its dots tell now.
    mutating func close() { isOpen = false }

    /// Appends what stands for one character.
    mutating func append(_ text: [UInt8]) {
        if text.count == 1 { return append(text[0]) }
        isOpen = false
        // Never half of a character.
        if bytes.count + text.count <= Stemmer.longest { bytes += text }
    }

    /// Appends a word that is folded already; only at the seam an e may be the second half of an umlaut.
    mutating func join(_ other: String) {
        var rest = other.utf8[...]
        if rest.first == UInt8(ascii: "e"), let last = bytes.last, "aou".utf8.contains(last), completesUmlaut
        {
            rest = rest.dropFirst()
        }
        if bytes.count + rest.count <= Stemmer.longest { bytes += rest }
    }

    private var completesUmlaut: Bool {
        guard bytes.last == UInt8(ascii: "u"), bytes.count > 1 else { return true }
        let before = bytes[bytes.count - 2]
        return before != UInt8(ascii: "a") && before != UInt8(ascii: "e") && before != UInt8(ascii: "q")
    }
}
