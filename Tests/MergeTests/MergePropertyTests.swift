import Testing

@testable import Merge

@Suite("What every merge keeps")
struct MergePropertyTests {
    @Test("an edit against an unchanged text, and the same edit twice, give that edit")
    func identities() {
        for seed in 0..<4_000 {
            let triple = seed % 2 == 0 ? Triple.distinct(seed) : Triple.repeating(seed)
            let (base, a, b) = triple.texts
            #expect(
                sameBytes(ThreeWayMerge.merge(base: base, ours: a, theirs: base).text ?? "?", a),
                "\(triple)"
            )
            #expect(
                sameBytes(ThreeWayMerge.merge(base: base, ours: base, theirs: b).text ?? "?", b),
                "\(triple)"
            )
            #expect(
                sameBytes(ThreeWayMerge.merge(base: base, ours: a, theirs: a).text ?? "?", a),
                "\(triple)"
            )
        }
    }

    @Test("the rules alone, without the short cuts for equal texts, give the same")
    func withoutShortCuts() {
        for seed in 0..<2_000 {
            let triple = Triple.repeating(seed)
            let (base, ours) = (Lines(triple.texts.base), Lines(triple.texts.ours))
            let hunks = LineDiff.hunks(old: base, new: ours)
            let a = ThreeWayMerge.merge(MergeTexts(base: base, ours: ours, theirs: base), hunks, [])
            let b = ThreeWayMerge.merge(MergeTexts(base: base, ours: base, theirs: ours), [], hunks)
            let both = ThreeWayMerge.merge(MergeTexts(base: base, ours: ours, theirs: ours), hunks, hunks)
            for result in [a, b, both] { #expect(result == .clean(triple.texts.ours), "\(triple)") }
        }
    }

    @Test("swapping the sides changes neither whether a merge is clean nor its text")
    func symmetry() {
        for seed in 0..<4_000 {
            let triple = seed % 2 == 0 ? Triple.distinct(seed) : Triple.repeating(seed)
            let (base, a, b) = triple.texts
            let there = ThreeWayMerge.merge(base: base, ours: a, theirs: b)
            let back = ThreeWayMerge.merge(base: base, ours: b, theirs: a)
            switch (there, back) {
            case (.clean(let one), .clean(let other)): #expect(one == other, "\(triple)")
            case (.conflict(let one), .conflict(let other)):
                #expect(one.segments.count == other.segments.count, "\(triple)")
            default: Issue.record("clean one way only: \(triple)")
            }
        }
    }

    @Test("a clean merge has each line that a side added, none that a side removed, in the order of both")
    func nothingLost() {
        var clean = 0
        for seed in 0..<5_000 {
            let triple = Triple.distinct(seed)
            let (base, ours, theirs) = triple.texts
            guard case .clean(let text) = ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs) else {
                continue
            }
            clean += 1
            let merged = Self.lines(text)
            let (mine, other, before) = (Set(triple.ours), Set(triple.theirs), Set(triple.base))
            let kept = before.intersection(mine).intersection(other)
            let added = mine.union(other).subtracting(before)
            #expect(Set(merged) == kept.union(added), "\(triple)")
            #expect(Set(merged).count == merged.count, "\(triple)")
            let all = Set(merged)
            #expect(merged.filter(mine.contains) == triple.ours.filter(all.contains), "\(triple)")
            #expect(merged.filter(other.contains) == triple.theirs.filter(all.contains), "\(triple)")
        }
        #expect(clean > 1_000)
    }

    @Test("a conflict has each line that a side added, and its settled lines none that a side removed")
    func nothingLostInConflicts() {
        var conflicts = 0
        for seed in 0..<5_000 {
            let triple = Triple.distinct(seed)
            let (base, ours, theirs) = triple.texts
            let result = ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs)
            guard case .conflict(let text) = result else { continue }
            conflicts += 1
            let proposed = Set(Self.lines(text.proposed))
            let added = Set(triple.ours).union(triple.theirs).subtracting(triple.base)
            #expect(added.isSubset(of: proposed), "\(triple)")
            let removed = Set(triple.base).subtracting(Set(triple.ours).intersection(triple.theirs))
            for case .merged(let lines) in text.segments {
                #expect(removed.isDisjoint(with: Self.lines(lines)), "\(triple)")
            }
            #expect(ConflictedText.hasMarkers(text.proposed))
        }
        #expect(conflicts > 1_000)
    }

    @Test("the versions of a conflict are three different texts, and the settled lines come in order")
    func conflictsAreReal() {
        for seed in 0..<3_000 {
            let triple = Triple.repeating(seed)
            let (base, ours, theirs) = triple.texts
            let result = ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs)
            guard case .conflict(let text) = result else { continue }
            for case .conflict(let base, let ours, let theirs) in text.segments {
                #expect(Set([base, ours, theirs]).count == 3, "\(triple)")
            }
            for (segment, next) in zip(text.segments, text.segments.dropFirst()) {
                if case .conflict = segment, case .conflict = next { Issue.record("touching: \(triple)") }
            }
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { "\($0)\n" }
    }
}
