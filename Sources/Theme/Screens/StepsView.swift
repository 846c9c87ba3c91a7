/// Where the reader is in a sequence of pages, such as the first sign-in.
package struct StepsView: View {
    package var steps: [StepView]

    package init(_ steps: [StepView]) { self.steps = steps }

    package static let schema = Schema("StepsView", ["steps": .list(of: StepsView.self) { $0.steps }])
}

/// One page of the sequence.
package struct StepView: View {
    package var title: String
    package var state: State

    /// The raw value ends a CSS class.
    package enum State: String, Sendable {
        case done = "fertig"
        case current = "jetzt"
        case open = "offen"
    }

    package init(_ title: String, _ state: State) {
        self.title = title
        self.state = state
    }

    package static let schema = Schema(
        "StepView",
        [
            "title": .text(of: StepView.self) { $0.title },
            "state": .text(of: StepView.self) { $0.state.rawValue },
            "done": .flag(of: StepView.self) { $0.state == .done },
            "current": .flag(of: StepView.self) { $0.state == .current },
        ]
    )
}
