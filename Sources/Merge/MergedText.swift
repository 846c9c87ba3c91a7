/// The text that a merge builds, place by place.
struct MergedText {
    private let texts: MergeTexts
    private var segments: [ConflictedText.Segment] = []
    private var merged: [UInt8] = []
    private var at = 0

    init(_ texts: MergeTexts) {
        self.texts = texts
        merged.reserveCapacity(max(texts.ours.bytes.count, texts.theirs.bytes.count))
    }

    /// Adds the unchanged lines before a place, then what the place became.
    mutating func take(_ place: ChangedPlace) {
        merged += texts.base.bytes[texts.base.span(at..<place.base.lowerBound)]
        at = place.base.upperBound
        let base = texts.base.bytes[texts.base.span(place.base)]
        let ours = texts.ours.bytes[texts.ours.span(place.ours)]
        let theirs = texts.theirs.bytes[texts.theirs.span(place.theirs)]
        // A long script may say "changed" where a side has the same lines again.
        if !place.isTheirs || theirs == base || ours == theirs {
            merged += ours
        } else if !place.isOurs || ours == base {
            merged += theirs
        } else {
            close()
            segments.append(.conflict(base: text(base), ours: text(ours), theirs: text(theirs)))
        }
    }

    /// Adds what is left of the base.
    mutating func finish() -> MergeResult {
        merged += texts.base.bytes[texts.base.span(at..<texts.base.count)]
        if segments.isEmpty { return .clean(text(merged[...])) }
        close()
        return .conflict(ConflictedText(segments: segments))
    }

    private mutating func close() {
        if !merged.isEmpty { segments.append(.merged(text(merged[...]))) }
        merged.removeAll(keepingCapacity: true)
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
