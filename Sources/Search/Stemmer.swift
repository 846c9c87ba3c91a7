import CSnowball

/// The stem of a German word by Snowball's rules: `bauantrags` and `bauantrage` both become `bauantrag`.
///
/// Used by one thread at a time.
final class Stemmer {
    /// Longer than any word of a language; what comes after it would only cost time and space.
    static let longest = 96

    private let snowball: OpaquePointer?

    init() { snowball = sb_stemmer_new("german", "UTF_8") }

    deinit { sb_stemmer_delete(snowball) }

    /// Takes a folded word; words with digits and single letters have no forms and stay as they are.
    func stem(_ word: String) -> String {
        guard word.utf8.count > 2, word.utf8.allSatisfy({ $0 > UInt8(ascii: "9") }) else { return word }
        var word = word
        return word.withUTF8 { bytes in
            guard let stem = sb_stemmer_stem(snowball, bytes.baseAddress, Int32(bytes.count)) else {
                return String(decoding: bytes, as: UTF8.self)
            }
            let count = Int(sb_stemmer_length(snowball))
            return String(decoding: UnsafeBufferPointer(start: stem, count: count), as: UTF8.self)
        }
    }
}
