/// Finds the words of a query in a text, in whatever form they stand there.
struct Marker {
    /// Phrases by their first token, with the number of the term they belong to.
    private var phrases: [String: [(tokens: [String], term: Int)]] = [:]
    private var prefix: (text: String, term: Int)?
    /// How the tokens of the phrases begin; stemming never touches the first letters of a word.
    private var beginnings: Set<UInt16> = []
    private let analyser = Analyser()

    /// A place that fits.
    struct Match {
        let range: Range<Int>
        let term: Int
    }

    init(_ query: SearchQuery) {
        for (number, term) in query.wanted.enumerated() {
            for phrase in term.phrases {
                beginnings.formUnion(phrase.map(Self.beginning))
                if let first = phrase.first { phrases[first, default: []].append((phrase, number)) }
            }
            if let prefix = term.prefix { self.prefix = (prefix, number) }
        }
    }

    private static func beginning(_ word: String) -> UInt16 {
        word.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
    }

    private func tokens(_ text: String, limit: Int = Analyser.mostWords) -> [Token] {
        analyser.tokens(text, limit: limit) { beginnings.contains(Self.beginning($0)) }
    }

    /// A title: all of it.
    func whole(_ text: String) -> Snippet {
        let marks = matches(tokens(text, limit: 1000)).map(\.range)
        return Snippet(text, from: 0, to: text.utf8.count, marks: marks)
    }

    /// The best piece of the text; its beginning or the summary when the words stand elsewhere.
    func snippet(body: String, summary: String) -> Snippet {
        for text in [body, summary] {
            let tokens = tokens(text)
            let matches = matches(tokens)
            if !matches.isEmpty { return SnippetWindow(text, tokens, matches).snippet }
        }
        let text = summary.isEmpty ? body : summary
        return SnippetWindow(text, analyser.tokens(text, limit: 200), []).snippet
    }

    /// In order, without overlaps.
    func matches(_ tokens: [Token]) -> [Match] {
        var joined: [Int: Joining] = [:]
        for joining in Joining.all(in: tokens, analyser) { joined[joining.places.lowerBound] = joining }
        var matches: [Match] = []
        var place = 0
        while place < tokens.count {
            guard let (end, term) = match(at: place, tokens, joined[place]) else {
                place += 1
                continue
            }
            let range = tokens[place].range.lowerBound..<tokens[end - 1].range.upperBound
            matches.append(Match(range: range, term: term))
            place = end
        }
        return matches
    }

    private func match(at place: Int, _ tokens: [Token], _ joining: Joining?) -> (end: Int, term: Int)? {
        if let joining, let term = phrases[joining.stem]?.first(where: { $0.tokens.count == 1 })?.term {
            return (joining.places.upperBound, term)
        }
        let token = tokens[place]
        let fitting = phrases[token.stem]?.filter { phrase, _ in
            phrase.count <= tokens.count - place
                && zip(phrase, tokens[place...]).allSatisfy { $0 == $1.stem }
        }
        if let longest = fitting?.max(by: { $0.tokens.count < $1.tokens.count }) {
            return (place + longest.tokens.count, longest.term)
        }
        if let prefix, token.word.hasPrefix(prefix.text) { return (place + 1, prefix.term) }
        return nil
    }
}
