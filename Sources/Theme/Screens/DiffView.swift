/// What changed between two versions of a text, such as "Fassung 11" and "Fassung 12".
package struct DiffView: View {
    /// What the two versions are called.
    package var old: String
    package var new: String
    package var blocks: [DiffBlock]
    /// Begins the ids of the changes; only a page with several comparisons has to give it.
    package var id: String

    package typealias Run = DiffRunView

    package init(old: String, new: String, _ blocks: [DiffBlock], id: String = "aenderung") {
        self.old = old
        self.new = new
        self.blocks = blocks
        self.id = id
    }

    /// What follows each other without anything in between is one change.
    var passages: [DiffPassageView] {
        var passages: [DiffPassageView] = []
        for block in blocks {
            if block.isChange, passages.last?.isChange == true {
                passages[passages.count - 1].blocks.append(block)
            } else {
                passages.append(DiffPassageView(blocks: [block]))
            }
        }
        let count = passages.count { $0.isChange }
        var number = 0
        for at in passages.indices where passages[at].isChange {
            number += 1
            passages[at].place = .init(prefix: id, number: number, count: count)
        }
        return passages
    }

    private var countText: String? {
        switch passages.count(where: \.isChange) {
        case 0: nil
        case 1: "1 Änderung"
        case let count: "\(count) Änderungen"
        }
    }

    package static let schema = Schema(
        "DiffView",
        [
            "old": .text(of: DiffView.self) { $0.old },
            "new": .text(of: DiffView.self) { $0.new },
            "passages": .list(of: DiffView.self) { $0.passages },
            "changeCount": .text(of: DiffView.self) { $0.countText },
            "firstChange": .text(of: DiffView.self) { $0.countText == nil ? nil : "#\($0.id)-1" },
        ]
    )
}

/// Some lines of a comparison.
package enum DiffBlock: Sendable, Hashable {
    /// That many equal lines are left out.
    case gap(Int)
    case same([String])
    case removed([String])
    case added([String])
    /// A line that is still the same one: word for word, before and after.
    case changed(removed: [DiffRunView], added: [DiffRunView])

    var isChange: Bool {
        switch self {
        case .gap, .same: false
        case .removed, .added, .changed: true
        }
    }
}

/// A piece of a line, and whether the other version has it too.
package struct DiffRunView: View, Hashable {
    package var kind: Kind
    package var text: String

    /// Where the piece stands.
    package enum Kind: Sendable, Hashable {
        case same, removed, added
    }

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    package static let schema = Schema(
        "DiffRunView",
        [
            "text": .text(of: DiffRunView.self) { $0.text },
            "same": .flag(of: DiffRunView.self) { $0.kind == .same },
            "removed": .flag(of: DiffRunView.self) { $0.kind == .removed },
            "added": .flag(of: DiffRunView.self) { $0.kind == .added },
        ]
    )
}
