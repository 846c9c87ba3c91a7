/// Something to do outside a form: a link that looks like a button, or a form that is only a button.
package struct ActionView: View {
    package var title: String
    package var url: String
    package var style: ButtonStyle
    /// Read aloud after the title, so that equal buttons of a table differ.
    package var about: String?
    /// What is sent; `nil` for a link.
    package var sent: [HiddenView]?

    /// A link to a page, such as one with a form or a confirmation.
    package static func link(
        _ title: String,
        _ url: String,
        style: ButtonStyle = .secondary,
        about: String? = nil
    ) -> ActionView { ActionView(title: title, url: url, style: style, about: about, sent: nil) }

    /// A button that does it at once; only for what is easily undone.
    package static func post(
        _ title: String,
        _ url: String,
        fields: KeyValuePairs<String, String> = [:],
        style: ButtonStyle = .secondary,
        about: String? = nil
    ) -> ActionView {
        let sent = fields.map { HiddenView($0, $1) }
        return ActionView(title: title, url: url, style: style, about: about, sent: sent)
    }

    package static let schema = Schema(
        "ActionView",
        [
            "title": .text(of: ActionView.self) { $0.title },
            "url": .text(of: ActionView.self) { $0.url },
            "style": .text(of: ActionView.self) { $0.style.rawValue },
            "about": .text(of: ActionView.self) { $0.about },
            "post": .flag(of: ActionView.self) { $0.sent != nil },
            "sent": .list(of: ActionView.self) { $0.sent ?? [] },
        ]
    )
}

/// A value that a form sends along unseen.
package struct HiddenView: View {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    package static let schema = Schema(
        "HiddenView",
        ["name": .text(of: HiddenView.self) { $0.name }, "value": .text(of: HiddenView.self) { $0.value }]
    )
}
