import Store

/// Which of the records in a text are which of the register's: so a decision keeps its number through edits.
///
/// In this order: by the number that the text itself gives, by the same words, also of one that had been taken out, by most of
/// the words, and at last by standing alone at the same place between others that are known.
enum RecordMatching {
    /// A record in the text.
    struct Block: Sendable {
        var kind: String
        var key: String
        var reference: String
        var words: String
    }

    /// A record that the register has for the page.
    struct Known: RowDecodable {
        let id: ID<PageRecord>
        let kind: String
        let key: String
        let reference: String
        let words: String
        let isGone: Bool

        init(row: Row) throws {
            id = try row.get("id")
            kind = try row.get("kind")
            key = try row.get("content_key")
            reference = try row.get("reference")
            words = try row.get("search")
            isGone = try row.get("gone_at", as: Timestamp?.self) != nil
        }
    }

    /// For each block the place of the known record that it is, or `nil` for a new one.
    ///
    /// - Parameter known: by their places in the text before.
    static func pairs(_ blocks: [Block], _ known: [Known]) -> [Int?] {
        var matching = Matching(blocks: blocks, known: known)
        matching.take(\.reference, { $0.isGone ? "" : $0.reference })
        matching.take(\.key, { $0.isGone ? "" : $0.key })
        matching.take(\.key, \.key)
        matching.takeMostAlike()
        matching.takePlaces()
        return matching.result
    }
}

private struct Matching {
    let blocks: [RecordMatching.Block]
    let known: [RecordMatching.Known]
    var result: [Int?]
    var free: Set<Int>

    init(blocks: [RecordMatching.Block], known: [RecordMatching.Known]) {
        self.blocks = blocks
        self.known = known
        result = Array(repeating: nil, count: blocks.count)
        free = Set(known.indices)
    }

    private mutating func pair(_ block: Int, _ record: Int) {
        result[block] = record
        free.remove(record)
    }

    /// Pairs what has the same mark, in order; "" is none.
    mutating func take(
        _ mark: (RecordMatching.Block) -> String,
        _ knownMark: (RecordMatching.Known) -> String
    ) {
        var records: [String: [Int]] = [:]
        for record in free.sorted(by: >) {
            records[known[record].kind + knownMark(known[record]), default: []].append(record)
        }
        for block in blocks.indices where result[block] == nil {
            let own = mark(blocks[block])
            guard !own.isEmpty, let record = records[blocks[block].kind + own]?.popLast() else { continue }
            pair(block, record)
        }
    }

    /// More than half of the words of both together: the most alike first.
    mutating func takeMostAlike() {
        // Somebody who exchanges thousands at once keeps nobody waiting.
        guard result.count(where: { $0 == nil }) * free.count < 40_000 else { return }
        var candidates: [(likeness: Double, block: Int, record: Int)] = []
        let words = known.map { Set($0.words.split(separator: " ")) }
        for block in blocks.indices where result[block] == nil {
            let own = Set(blocks[block].words.split(separator: " "))
            for record in free where known[record].kind == blocks[block].kind && !known[record].isGone {
                let all = own.union(words[record]).count
                let likeness = all == 0 ? 0 : Double(own.intersection(words[record]).count) / Double(all)
                if likeness > 0.5 { candidates.append((likeness, block, record)) }
            }
        }
        candidates.sort { ($1.likeness, $0.block, $0.record) < ($0.likeness, $1.block, $1.record) }
        for (_, block, record) in candidates where result[block] == nil && free.contains(record) {
            pair(block, record)
        }
    }

    /// What is left between the same two known ones, as many as before, in their order.
    mutating func takePlaces() {
        for kind in Set(blocks.map(\.kind)) {
            var open: [Int: [Int]] = [:]
            var before = -1
            for block in blocks.indices where blocks[block].kind == kind {
                if let record = result[block] {
                    before = record
                } else {
                    open[before, default: []].append(block)
                }
            }
            var rest: [Int: [Int]] = [:]
            before = -1
            for record in known.indices where known[record].kind == kind && !known[record].isGone {
                if free.contains(record) { rest[before, default: []].append(record) } else { before = record }
            }
            for (place, blocks) in open {
                guard let records = rest[place], records.count == blocks.count else { continue }
                for (block, record) in zip(blocks, records) { pair(block, record) }
            }
        }
    }
}
