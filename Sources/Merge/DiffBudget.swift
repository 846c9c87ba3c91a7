/// How much a comparison may cost, in steps of the innermost loop; a step takes a few nanoseconds.
///
/// A search for the shortest script takes O((N + M) D) steps, which 200,000 shuffled lines make hours.
/// So each search has its limit, which a failed one halves, and all together have theirs. When a
/// limit is reached the script gets longer, and at last "all of this became all of that"; never wrong.
struct DiffBudget {
    /// What is left for all searches together.
    private(set) var steps: Int

    /// What the next search may use.
    private(set) var search: Int

    /// The smallest limit of one search that halving leads to: about 250 differences deep.
    private static let leastSearch = 1 << 16

    init(steps: Int) {
        self.steps = steps
        search = steps / 3
    }

    /// For two texts: some 5,000 differing lines are still found exactly.
    static let lines = DiffBudget(steps: 24_000_000)

    /// For all words of a comparison together.
    static let words = DiffBudget(steps: 24_000_000)

    var isSpent: Bool { steps <= 0 }

    mutating func spend(_ used: Int) { steps -= used }

    mutating func searchFailed() { search = max(search / 2, Self.leastSearch) }

    /// Takes out a part with a search limit of its own; what it leaves must be given back.
    mutating func take(atMost limit: Int) -> DiffBudget {
        let part = DiffBudget(steps: min(limit, steps))
        steps -= part.steps
        return part
    }

    mutating func giveBack(_ part: DiffBudget) { steps += part.steps }
}
