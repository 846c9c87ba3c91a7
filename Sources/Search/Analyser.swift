/// German text as the index of either engine keeps it: "Die Bauanträge" is `die`, `bauantrag`.
///
/// Folding comes before stemming, so that all spellings of a word reach the stemmer as the same word and get the
/// same stem. Used by one thread at a time.
final class Analyser {
    /// Counts up whenever the same text gives other tokens; what an older one indexed is indexed anew.
    static let version = 1

    /// More words than any page has; a text of 2 MB has about 300,000.
    static let mostWords = 400_000

    private let stemmer = Stemmer()

    /// The words of a text in order.
    ///
    /// - Parameter needsStem: leaves out the stems of words that are not looked for.
    func tokens(
        _ text: some StringProtocol,
        limit: Int = mostWords,
        needsStem: (String) -> Bool = { _ in true }
    ) -> [Token] {
        var reader = WordReader(text)
        var tokens: [Token] = []
        while tokens.count < limit, let found = reader.next() {
            tokens.append(
                Token(
                    word: found.word,
                    stem: needsStem(found.word) ? stemmer.stem(found.word) : found.word,
                    range: found.range,
                    gap: Self.gap(found, after: tokens.last)
                )
            )
        }
        return tokens
    }

    /// The stem of several words written as one.
    func stem(joining words: some Collection<Token>) -> String {
        var folded = FoldedWord()
        for token in words { folded.join(token.word) }
        return stemmer.stem(folded.takeText())
    }

    private static func gap(_ found: WordReader.Found, after before: Token?) -> Token.Gap {
        guard let before else { return .far }
        if found.separators == 0 { return .none }
        guard found.separators == 1 else { return .far }
        let first = found.word.utf8.first ?? 0
        let areDigits = (48...57).contains(first) && before.isNumber
        switch found.separator {
        case " ", "\u{A0}", "\u{202F}", "\u{2009}", "\n", "\t": return .blank
        case "-", "\u{2010}", "\u{2011}", "\u{2013}", "'", "’", "*", "_": return .joint
        case ":": return areDigits ? .inner : .joint
        case ".": return .dot
        case "@", "&", "+": return .inner
        case ",", "/": return areDigits ? .inner : .far
        default: return .far
        }
    }
}
