/// A line of the fact list of a record: a label, its values, and what can be done about them.
package struct DetailView: View {
    package var label: String
    package var values: [ValueView]
    package var actions: [ActionView]

    /// No value at all is shown like `.none`.
    package init(_ label: String, _ values: [ValueView], actions: [ActionView] = []) {
        self.label = label
        self.values = values.isEmpty ? [.none] : values
        self.actions = actions
    }

    /// A line with one value.
    package init(_ label: String, _ value: ValueView, actions: [ActionView] = []) {
        self.init(label, [value], actions: actions)
    }

    package static let schema = Schema(
        "DetailView",
        [
            "label": .text(of: DetailView.self) { $0.label },
            "values": .list(of: DetailView.self) { $0.values },
            "actions": .list(of: DetailView.self) { $0.actions },
            "hasActions": .flag(of: DetailView.self) { !$0.actions.isEmpty },
        ]
    )
}
