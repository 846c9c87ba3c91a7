/// Why there is no page, such as "not found" and "withdrawn" (`fehler.mustache`).
package struct ErrorView: View {
    package var code: Int
    package var title: String
    package var text: String
    package var links: [Link]
    package var searchURL: String?
    /// What the log calls this failure, for those who report it.
    package var incident: String?
    /// What somebody had entered.
    package var kept: KeptFormView?

    package init(
        code: Int,
        title: String,
        text: String,
        links: [Link],
        searchURL: String?,
        incident: String? = nil,
        kept: KeptFormView? = nil
    ) {
        self.kept = kept
        self.incident = incident
        self.code = code
        self.title = title
        self.text = text
        self.links = links
        self.searchURL = searchURL
    }

    package static let schema = Schema(
        "ErrorView",
        [
            "code": .text(of: ErrorView.self) { String($0.code) },
            "title": .text(of: ErrorView.self) { $0.title },
            "text": .text(of: ErrorView.self) { $0.text }, "links": .list(of: ErrorView.self) { $0.links },
            "searchURL": .text(of: ErrorView.self) { $0.searchURL },
            "incident": .text(of: ErrorView.self) { $0.incident },
            "kept": .view(of: ErrorView.self) { $0.kept },
        ]
    )
}

/// A form that was refused before anybody read it, to be sent once more.
package struct KeptFormView: View {
    package var action: String
    /// Where to sign in; `nil` for somebody who is.
    package var signInURL: String?
    /// Seals the form; `nil` for somebody who has to sign in first.
    package var csrf: String?
    package var texts: [Text]
    package var values: [Value]

    package init(action: String, signInURL: String?, csrf: String?, texts: [Text], values: [Value]) {
        self.action = action
        self.signInURL = signInURL
        self.csrf = csrf
        self.texts = texts
        self.values = values
    }

    package static let schema = Schema(
        "KeptFormView",
        [
            "action": .text(of: KeptFormView.self) { $0.action },
            "signInURL": .text(of: KeptFormView.self) { $0.signInURL },
            "csrf": .text(of: KeptFormView.self) { $0.csrf },
            "texts": .list(of: KeptFormView.self) { $0.texts },
            "values": .list(of: KeptFormView.self) { $0.values },
        ]
    )

    /// What is shown, so that it can be copied as well.
    package struct Text: View {
        package var name: String
        package var value: String
        package var number: Int

        package init(name: String, value: String, number: Int) {
            self.name = name
            self.value = value
            self.number = number
        }

        package static let schema = Schema(
            "Text",
            [
                "name": .text(of: Text.self) { $0.name }, "value": .text(of: Text.self) { $0.value },
                "number": .text(of: Text.self) { String($0.number) },
            ]
        )
    }

    /// What goes along unseen.
    package struct Value: View {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }

        package static let schema = Schema(
            "Value",
            ["name": .text(of: Value.self) { $0.name }, "value": .text(of: Value.self) { $0.value }]
        )
    }
}
