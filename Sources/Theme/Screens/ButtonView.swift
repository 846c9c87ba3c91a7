/// A button of a form: a verb, and how much it matters.
package struct ButtonView: View {
    package var title: String
    /// Sent with the form when this button was used.
    package var name: String?
    package var value: String?
    package var style: ButtonStyle?

    /// A button; the first one of a form is the main one unless `style` says otherwise.
    package init(_ title: String, name: String? = nil, value: String? = nil, style: ButtonStyle? = nil) {
        self.title = title
        self.name = name
        self.value = value
        self.style = style
    }

    func placed(_ position: Int) -> ButtonView {
        var button = self
        button.style = style ?? (position == 0 ? .primary : .secondary)
        return button
    }

    package static let schema = Schema(
        "ButtonView",
        [
            "title": .text(of: ButtonView.self) { $0.title },
            "name": .text(of: ButtonView.self) { $0.name },
            "value": .text(of: ButtonView.self) { $0.value },
            "style": .text(of: ButtonView.self) { ($0.style ?? .secondary).rawValue },
        ]
    )
}

/// How much a button matters; the raw value ends its CSS class.
package enum ButtonStyle: String, Sendable, CaseIterable {
    /// What most people come for; one on a page.
    case primary = "haupt"
    case secondary = "neben"
    /// What cannot be undone, or shuts somebody out.
    case danger = "gefahr"
    /// Small, as in a row of a table.
    case plain = "leise"
}
