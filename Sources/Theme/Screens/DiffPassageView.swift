/// What a comparison shows in one piece: equal lines, a gap, or a change with all its lines.
struct DiffPassageView: View {
    var blocks: [DiffBlock]
    /// Which of the changes it is.
    var place: Place?

    /// "Änderung 2 von 5".
    struct Place {
        var prefix: String
        var number: Int
        var count: Int
    }

    var isChange: Bool { blocks.first?.isChange == true }

    private var gap: String? {
        guard case .gap(let lines) = blocks.first else { return nil }
        return lines == 1 ? "… 1 unveränderte Zeile …" : "… \(lines) unveränderte Zeilen …"
    }

    private var equalLines: [Meta] {
        if case .same(let lines) = blocks.first { lines.map { Meta($0) } } else { [] }
    }

    private var isSame: Bool {
        if case .same = blocks.first { true } else { false }
    }

    private var next: String? {
        place.flatMap { $0.number < $0.count ? "#\($0.prefix)-\($0.number + 1)" : nil }
    }

    /// Removed lines before the added ones, as they follow each other.
    private var lines: [DiffLineView] {
        blocks.flatMap { block -> [DiffLineView] in
            switch block {
            case .gap, .same: []
            case .removed(let lines): [DiffLineView(isRemoved: true, lines: lines)]
            case .added(let lines): [DiffLineView(isRemoved: false, lines: lines)]
            case .changed(let removed, let added):
                [
                    DiffLineView(isRemoved: true, runs: removed),
                    DiffLineView(isRemoved: false, runs: added),
                ].filter { !$0.runs.isEmpty }
            }
        }
    }

    static let schema = Schema(
        "DiffPassageView",
        [
            "gap": .text(of: DiffPassageView.self) { $0.gap },
            "isSame": .flag(of: DiffPassageView.self) { $0.isSame },
            "equalLines": .list(of: DiffPassageView.self) { $0.equalLines },
            "change": .text(of: DiffPassageView.self) { passage in
                passage.place.map { "Änderung \($0.number) von \($0.count)" }
            },
            "changeID": .text(of: DiffPassageView.self) { passage in
                passage.place.map { "\($0.prefix)-\($0.number)" }
            },
            "nextChange": .text(of: DiffPassageView.self) { $0.next },
            "diffLines": .list(of: DiffPassageView.self) { $0.lines },
        ]
    )
}

/// Lines that only one version has, or one line with the pieces that differ.
struct DiffLineView: View {
    var isRemoved: Bool
    var lines: [String] = []
    var runs: [DiffRunView] = []

    static let schema = Schema(
        "DiffLineView",
        [
            "gone": .flag(of: DiffLineView.self) { $0.isRemoved },
            "wholeLines": .list(of: DiffLineView.self) { $0.lines.map { Meta($0) } },
            "hasWholeLines": .flag(of: DiffLineView.self) { !$0.lines.isEmpty },
            "runs": .list(of: DiffLineView.self) { $0.runs },
        ]
    )
}
