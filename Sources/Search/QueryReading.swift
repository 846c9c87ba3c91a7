/// Takes what was typed apart into terms.
struct QueryReading {
    private(set) var wanted: [SearchQuery.Term] = []
    private(set) var excluded: [SearchQuery.Term] = []

    private let text: String
    private let isTyping: Bool
    private let analyser = Analyser()

    private static let quotes: Set<Character> = ["\"", "„", "“", "”", "»", "«", "″"]
    private static let hyphens: Set<Character> = ["-", "−", "–", "‐"]

    init(_ text: String, isTyping: Bool) {
        self.text = text
        self.isTyping = isTyping
    }

    /// Quoted parts are every second one; the last quote counts only if it has a partner.
    mutating func run() {
        var parts = text.split(omittingEmptySubsequences: false) { Self.quotes.contains($0) }
        if parts.count.isMultiple(of: 2), let last = parts.popLast() {
            let rest = "\(parts.popLast() ?? "") \(last)"
            parts.append(rest[...])
        }
        var excludesNext = false
        for (at, part) in parts.enumerated() {
            if at.isMultiple(of: 2) {
                excludesNext = words(part, isLast: at == parts.count - 1)
            } else {
                phrase(part, isExcluded: excludesNext)
            }
        }
    }

    /// Words that belong to no phrase.
    ///
    /// Those side by side are read together: "§ 5" and a key in groups of digits are one thing.
    /// - Returns: whether a hyphen at the end excludes the phrase that follows.
    private mutating func words(_ part: Substring, isLast: Bool) -> Bool {
        var together = ""
        let words = part.split(whereSeparator: \.isWhitespace)
        for (at, word) in words.enumerated() {
            guard let first = word.first, Self.hyphens.contains(first) else {
                together += " \(word)"
                continue
            }
            let rest = word.drop { Self.hyphens.contains($0) }
            if rest.isEmpty, at == words.count - 1, part.last?.isWhitespace == false {
                add(together, isTyping: false)
                return true
            }
            for term in terms(analyser.tokens(rest)) where !excluded.contains(term) { excluded.append(term) }
        }
        add(together, isTyping: isLast && isTyping && part.last?.isWhitespace == false)
        return false
    }

    private mutating func add(_ words: String, isTyping: Bool) {
        let tokens = analyser.tokens(words)
        var terms = terms(tokens)
        if isTyping, let last = tokens.last, last.word.utf8.count >= SearchQuery.shortestPrefix,
            terms.last?.phrases.last?.last == last.stem
        {
            terms[terms.count - 1].prefix = last.word
        }
        for term in terms where !wanted.contains(term) { wanted.append(term) }
    }

    /// A phrase in quotes; halves of words in it may also be written as one.
    private mutating func phrase(_ part: Substring, isExcluded: Bool) {
        let tokens = Array(analyser.tokens(part).prefix(SearchQuery.longestPhrase))
        guard !tokens.isEmpty else { return }
        var joined: [String] = []
        var place = 0
        for joining in Joining.all(in: tokens, analyser) where joining.places.lowerBound >= place {
            joined += tokens[place..<joining.places.lowerBound].map(\.stem)
            joined.append(joining.stem)
            place = joining.places.upperBound
        }
        joined += tokens[place...].map(\.stem)
        let parts = tokens.map(\.stem)
        let term = SearchQuery.Term(phrases: joined == parts ? [parts] : [parts, joined])
        if isExcluded { excluded.append(term) } else { wanted.append(term) }
    }

    /// One term for each thing that is meant.
    private func terms(_ tokens: [Token]) -> [SearchQuery.Term] {
        let joinings = Joining.all(in: tokens, analyser)
        var terms: [SearchQuery.Term] = []
        var place = 0
        while place < tokens.count {
            let joining = joinings.first { $0.places.lowerBound == place }
            var end = joining?.places.upperBound ?? place + 1
            while end < tokens.count, tokens[end].belongs(to: tokens[end - 1]) { end += 1 }
            let parts = tokens[place..<end].prefix(SearchQuery.longestPhrase).map(\.stem)
            var phrases = [parts]
            // Written as one word; only if nothing else belongs to it.
            if let joining, joining.places.upperBound == end { phrases.append([joining.stem]) }
            terms.append(SearchQuery.Term(phrases: phrases))
            place = end
        }
        return terms
    }
}
