/// What an index keeps of a document: tokens with their places, in three classes of weight.
///
/// Phrases are found by places that follow each other; where one is left out, no phrase goes across.
struct IndexedText: Sendable {
    struct Entry: Sendable, Hashable {
        let token: String
        /// `nil` in the far end of a very long text: the word is found there, phrases are not.
        let place: Int?
    }

    private(set) var title: [Entry] = []
    /// Headings and summary.
    private(set) var summary: [Entry] = []
    private(set) var body: [Entry] = []

    init(_ document: SearchDocument, _ analyser: Analyser = Analyser()) {
        var places = Places()
        title = places.entries(of: [document.title], atMost: 500, analyser)
        summary = places.entries(of: [document.headings, document.summary], atMost: 4000, analyser)
        body = places.entries(of: [document.body], atMost: Analyser.mostWords, analyser)
    }

    /// Hands out places and stops in time.
    private struct Places {
        /// PostgreSQL counts to 16,383.
        private static let last = 16_000
        /// PostgreSQL keeps 1 MB of tokens and places for a document.
        private static let mostBytes = 400_000

        private var next = 1
        private var seen: Set<String> = []
        private var bytes = 0

        mutating func entries(of texts: [String], atMost limit: Int, _ analyser: Analyser) -> [Entry] {
            var entries: [Entry] = []
            for text in texts {
                let tokens = analyser.tokens(text, limit: limit)
                for token in tokens { append(token.stem, to: &entries) }
                next += 1
                // Whole words apart from their parts, so that phrases of the parts stay whole.
                var joined: Set<String> = []
                for joining in Joining.all(in: tokens, analyser) where joined.insert(joining.stem).inserted {
                    append(joining.stem, to: &entries)
                    next += 1
                }
            }
            return entries
        }

        private mutating func append(_ token: String, to entries: inout [Entry]) {
            let isNew = seen.insert(token).inserted
            if isNew { bytes += token.utf8.count }
            guard bytes <= Self.mostBytes else {
                if isNew { seen.remove(token) }
                return
            }
            if next <= Self.last {
                entries.append(Entry(token: token, place: next))
                next += 1
            } else if isNew {
                entries.append(Entry(token: token, place: nil))
            }
        }
    }
}
