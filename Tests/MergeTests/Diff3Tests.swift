import Testing

@testable import Merge

/// GNU `diff3 -m -E` says what is right.
///
/// With lines that occur once there is one shortest script and the texts must be equal. With repeating
/// lines GNU `diff` may choose another of several shortest scripts, so our rules get its hunks; how
/// often the choice matters is counted last.
@Suite(
    "Compared with Debian's diff3",
    .enabled(if: Diff3.isInstalled, "/usr/bin/diff3 is missing: apt-get install diffutils")
)
struct Diff3Tests {
    @Test("where no line repeats, clean merges and conflicts are byte for byte those of diff3")
    func distinct() throws {
        let triples = (0..<600).map { Triple.distinct(90_000 + $0) }
        var clean = 0
        for (triple, answer) in zip(triples, try Diff3.answers(triples)) {
            let (base, ours, theirs) = triple.texts
            let result = ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs)
            check(result, triple, answer)
            clean += answer.isClean ? 1 : 0
        }
        #expect(clean > 100 && clean < 500)
    }

    @Test("where lines repeat, our rules make of diff's hunks what diff3 makes of them")
    func sameHunks() throws {
        let triples = (0..<500).map { Triple.repeating(50_000 + $0, canEndOpen: false) }
        for (triple, answer) in zip(triples, try Diff3.answers(triples)) {
            let (base, ours, theirs) = triple.texts
            let texts = MergeTexts(base: Lines(base), ours: Lines(ours), theirs: Lines(theirs))
            check(ThreeWayMerge.merge(texts, answer.ours, answer.theirs), triple, answer)
        }
    }

    @Test("where lines repeat, our own hunks lead to diff3's text in nearly all merges clean in both")
    func ownHunks() throws {
        let triples = (0..<400).map { Triple.repeating(70_000 + $0) }
        var (same, different, oursOnly, diff3Only) = (0, 0, 0, 0)
        for (triple, answer) in zip(triples, try Diff3.answers(triples)) {
            let (base, ours, theirs) = triple.texts
            let merged = ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs).text
            switch (merged, answer.isClean) {
            case (answer.text?, true): same += 1
            case (.some, true): different += 1
            case (.some, false): oursOnly += 1
            case (nil, true): diff3Only += 1
            case (nil, false): break
            }
        }
        #expect(same > 200)
        // Measured with 1,000 triples: 676 the same, 2 different, 8 clean in ours only, 7 in diff3 only.
        #expect(different * 100 < same)
        #expect((oursOnly + diff3Only) * 20 < same)
    }

    private func check(_ result: MergeResult, _ triple: Triple, _ answer: Diff3.Answer) {
        switch result {
        case .clean(let text):
            #expect(answer.isClean, "\(triple)")
            #expect(text == answer.text, "\(triple)")
            // Plain `diff3 -m` puts markers around what both sides changed alike; nothing else may differ.
            if !answer.isStrictlyClean { #expect(isChangedAlike(triple, answer), "\(triple)") }
        case .conflict(let text):
            #expect(!answer.isClean, "\(triple)")
            #expect(text.proposed == answer.text, "\(triple)")
        }
    }

    private func isChangedAlike(_ triple: Triple, _ answer: Diff3.Answer) -> Bool {
        ChangedPlace.all(answer.ours, answer.theirs).contains { place in
            place.isOurs && place.isTheirs && triple.ours[place.ours] == triple.theirs[place.theirs]
        }
    }
}
