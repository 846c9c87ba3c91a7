/// That there is nothing to show, and what to do next.
package struct EmptyView: View {
    package var text: String
    package var hint: String?
    package var actions: [ActionView]

    package init(_ text: String, hint: String? = nil, actions: [ActionView] = []) {
        self.text = text
        self.hint = hint
        self.actions = actions
    }

    package static let schema = Schema(
        "EmptyView",
        [
            "text": .text(of: EmptyView.self) { $0.text },
            "hint": .text(of: EmptyView.self) { $0.hint },
            "actions": .list(of: EmptyView.self) { $0.actions },
            "hasActions": .flag(of: EmptyView.self) { !$0.actions.isEmpty },
        ]
    )
}
