/// The piece of a text in which most of what was looked for stands.
struct SnippetWindow {
    private let text: String
    private let tokens: [Token]
    private let matches: [Marker.Match]

    /// How many bytes before the first match may be shown.
    private static let lead = 60

    init(_ text: String, _ tokens: [Token], _ matches: [Marker.Match]) {
        self.text = text
        self.tokens = tokens
        self.matches = matches
    }

    var snippet: Snippet {
        let start = start
        return Snippet(text, from: start, to: end(from: start), marks: matches.map(\.range))
    }

    /// The match from which the window shows most terms, then most matches; of equals the first.
    private var best: Marker.Match? {
        var best: (match: Marker.Match, worth: Int)?
        var end = 0
        var terms: [Int: Int] = [:]
        for (at, match) in matches.enumerated() {
            let limit = match.range.lowerBound + Snippet.length - Self.lead
            while end < matches.count, matches[end].range.upperBound <= limit || end == at {
                terms[matches[end].term, default: 0] += 1
                end += 1
            }
            let worth = terms.count * 1000 + (end - at)
            if worth > best?.worth ?? 0 { best = (match, worth) }
            if terms[match.term] == 1 { terms[match.term] = nil } else { terms[match.term]? -= 1 }
        }
        return best?.match
    }

    /// Where a word begins, some words before the match.
    private var start: Int {
        let first = best?.range.lowerBound ?? 0
        let earliest = first - Self.lead
        // What stands before the first word, such as a quotation mark, comes along if it is short.
        if earliest <= 0, (tokens.first?.range.lowerBound ?? 0) <= Self.lead { return 0 }
        return tokens.first { $0.range.lowerBound >= max(earliest, 0) }?.range.lowerBound ?? 0
    }

    /// Where the last word ends that still fits, or the text.
    private func end(from start: Int) -> Int {
        var position = start
        var count = 0
        var word = tokens.partitionIndex { $0.range.upperBound > start }
        var end = start
        for character in text[text.place(start)...] {
            guard count < Snippet.length else { return end > start ? end : position }
            position += character.utf8.count
            count += 1
            while word < tokens.count, tokens[word].range.upperBound <= position {
                // Only whole characters: an accent may belong to the last letter.
                if tokens[word].range.upperBound == position { end = position }
                word += 1
            }
        }
        return position
    }
}

extension [Token] {
    /// The first for which something holds that holds for all that follow.
    fileprivate func partitionIndex(_ holds: (Token) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
