import Foundation

/// Text beyond ASCII in a header: `Prüfung` becomes `=?utf-8?Q?Pr=C3=BCfung?=` (RFC 2047).
enum EncodedWords {
    /// Longest encoded word (section 2).
    private static let wordLength = 75
    private static let frame = "=?utf-8?Q??=".utf8.count

    /// The words in order, to be parted by folding white space, which readers leave out.
    ///
    /// Base64 or Q, whichever is shorter for the whole text. No scalar is cut by a border (section 5), and the
    /// alphabet of Q is the small one that is allowed in names too.
    /// - Parameter first: how long the first word may be, because the header's name stands before it.
    static func encode(_ text: String, first: Int = wordLength) -> [String] {
        let scalars = Array(text.unicodeScalars)
        let usesQ = scalars.reduce(0) { $0 + quoted($1).count } <= (text.utf8.count + 2) / 3 * 4
        var words: [String] = []
        var chunk: [Unicode.Scalar] = []
        var size = 0
        for scalar in scalars {
            let growth = usesQ ? quoted(scalar).count : String(scalar).utf8.count
            let room = min(words.isEmpty ? first : wordLength, wordLength) - frame
            let limit = usesQ ? room : room / 4 * 3
            if size + growth > limit, !chunk.isEmpty {
                words.append(word(chunk, usesQ: usesQ))
                (chunk, size) = ([], 0)
            }
            chunk.append(scalar)
            size += growth
        }
        return words + [word(chunk, usesQ: usesQ)]
    }

    private static func word(_ scalars: [Unicode.Scalar], usesQ: Bool) -> String {
        if usesQ { return "=?utf-8?Q?" + scalars.map(quoted).joined() + "?=" }
        let bytes = scalars.flatMap { Array(String($0).utf8) }
        return "=?utf-8?B?" + Data(bytes).base64EncodedString() + "?="
    }

    private static func quoted(_ scalar: Unicode.Scalar) -> String {
        if scalar == " " { return "_" }
        if scalar.isASCII,
            ASCII.isLetterOrDigit(UInt8(scalar.value)) || "!*+-/".unicodeScalars.contains(scalar)
        {
            return String(scalar)
        }
        return String(scalar).utf8
            .map { "=" + String(decoding: ASCII.hexadecimal($0), as: UTF8.self) }
            .joined()
    }
}
