/// A base and two edits of it, made by chance.
struct Triple: CustomStringConvertible {
    var base: [String]
    var ours: [String]
    var theirs: [String]

    var texts: (base: String, ours: String, theirs: String) {
        (base.joined(), ours.joined(), theirs.joined())
    }

    var description: String { "base \(base) ours \(ours) theirs \(theirs)" }

    /// No line twice, so that there is one shortest script only: what stayed is what both have.
    ///
    /// Each base line is changed by nobody, one side, both alike or both differently.
    static func distinct(_ seed: Int) -> Triple {
        var random = SeededGenerator(seed)
        var fresh = 0
        let base = (0..<random.below(24)).map { "Zeile \($0)\n" }
        let calm = 2 + random.below(12)
        var triple = Triple(base: base, ours: [], theirs: [])
        func change(_ line: String) -> [String] {
            let added = (0..<1 + random.below(3)).map { "neu \(fresh + $0)\n" }
            fresh += added.count
            return [[], added, added + [line], [line] + added][random.below(4)]
        }
        for line in base + [""] {
            let mine = change(line)
            let other = change(line)
            switch random.below(4 + calm) {
            case 0: triple.append(mine, mine)
            case 1: triple.append(mine, [line])
            case 2: triple.append([line], other)
            case 3: triple.append(mine, other)
            default: triple.append([line], [line])
            }
        }
        return triple
    }

    private mutating func append(_ mine: [String], _ other: [String]) {
        ours += mine.filter { !$0.isEmpty }
        theirs += other.filter { !$0.isEmpty }
    }

    /// Few different lines, so that many shortest scripts exist; a last line may lack its line feed.
    static func repeating(_ seed: Int, canEndOpen: Bool = true) -> Triple {
        var random = SeededGenerator(seed)
        let letters = 2 + random.below(5)
        func line() -> String { "\("abcdefg".prefix(letters).randomElement(using: &random) ?? "a")\n" }
        func edit(_ lines: [String]) -> [String] {
            var edited = lines
            for _ in 0..<random.below(4) {
                let at = random.below(edited.count + 1)
                switch random.below(3) {
                case 0: edited.insert(line(), at: at)
                case _ where at == edited.count: break
                case 1: edited.remove(at: at)
                default: edited[at] = line()
                }
            }
            return edited
        }
        let base = (0..<random.below(14)).map { _ in line() }
        func end(_ lines: [String]) -> [String] {
            guard canEndOpen, let last = lines.last, random.below(8) == 0 else { return lines }
            return lines.dropLast() + [String(last.dropLast())]
        }
        return Triple(base: end(base), ours: end(edit(base)), theirs: end(edit(base)))
    }
}
