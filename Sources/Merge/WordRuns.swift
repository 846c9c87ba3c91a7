/// The runs of two paragraphs: what stayed, went and came, word by word, tidied for reading.
enum WordRuns {
    /// One paragraph may use this much of the budget.
    private static let most = 1_500_000

    /// What setting up a comparison takes, in steps; counts when there are 100,000 short ones.
    private static let leastCost = 400

    /// Runs with removed before added; nil when the budget is spent or nothing stayed.
    static func runs(_ old: [Token], _ new: [Token], _ budget: inout DiffBudget) -> [WordDiff.Run]? {
        if old.isEmpty || new.isEmpty || budget.isSpent { return nil }
        var part = budget.take(atMost: most)
        part.spend(old.count + new.count + leastCost)
        let hunks = SequenceDiff.hunks(old: old.map(\.number), new: new.map(\.number), budget: &part)
        budget.giveBack(part)
        let changes = RunCleanup.tidy(hunks, old, new)
        var runs: [WordDiff.Run] = []
        var at = 0
        for change in changes {
            if at < change.old.lowerBound { runs.append(.same(text(old[at..<change.old.lowerBound]))) }
            if !change.old.isEmpty { runs.append(.removed(text(old[change.old]))) }
            if !change.new.isEmpty { runs.append(.added(text(new[change.new]))) }
            at = change.old.upperBound
        }
        if at < old.count { runs.append(.same(text(old[at...]))) }
        return runs
    }

    private static func text(_ tokens: ArraySlice<Token>) -> String { tokens.map(\.text).joined() }
}
