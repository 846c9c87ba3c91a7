/// A paragraph of plain text with links and emphasis, such as "Noch kein Zugang? Zugang anfragen".
package struct ParagraphView: View, ExpressibleByStringInterpolation {
    package var runs: [RunView]

    /// Pieces that follow each other without a gap.
    package init(_ runs: RunView...) { self.runs = runs }

    /// Plain text.
    package init(_ text: String) { runs = [.text(text)] }

    package init(stringLiteral text: String) { self.init(text) }

    package static let schema = Schema("ParagraphView", ["runs": .list(of: ParagraphView.self) { $0.runs }])
}

/// A piece of a paragraph.
package struct RunView: View {
    package var kind: Kind
    package var text: String

    /// How the piece is set.
    package enum Kind: Sendable, Hashable {
        case plain, strong, code
        case link(String)
    }

    /// Words as they are.
    package static func text(_ text: String) -> RunView { RunView(kind: .plain, text: text) }

    /// Words that matter.
    package static func strong(_ text: String) -> RunView { RunView(kind: .strong, text: text) }

    /// What is typed or read letter by letter.
    package static func code(_ text: String) -> RunView { RunView(kind: .code, text: text) }

    /// Words that lead somewhere.
    package static func link(_ text: String, _ url: String) -> RunView {
        RunView(kind: .link(url), text: text)
    }

    package static let schema = Schema(
        "RunView",
        [
            "text": .text(of: RunView.self) { $0.text },
            "strong": .flag(of: RunView.self) { $0.kind == .strong },
            "code": .flag(of: RunView.self) { $0.kind == .code },
            "plain": .flag(of: RunView.self) { $0.kind == .plain },
            "url": .text(of: RunView.self) { run in
                if case .link(let url) = run.kind { url } else { nil }
            },
        ]
    )
}
