/// Who is signed in, for the header: the name, the way to "Mein Bereich", and how to leave.
package struct AccountView: View {
    package var name: String
    package var url: String
    package var signOutURL: String

    package init(name: String, url: String, signOutURL: String) {
        self.name = name
        self.url = url
        self.signOutURL = signOutURL
    }

    package static let schema = Schema(
        "AccountView",
        [
            "name": .text(of: AccountView.self) { $0.name },
            "url": .text(of: AccountView.self) { $0.url },
            "signOutURL": .text(of: AccountView.self) { $0.signOutURL },
        ]
    )
}

/// That somebody looks with another person's rights, and how to end it.
package struct ViewAsView: View {
    package var name: String
    package var endURL: String

    package init(name: String, endURL: String) {
        self.name = name
        self.endURL = endURL
    }

    package static let schema = Schema(
        "ViewAsView",
        [
            "name": .text(of: ViewAsView.self) { $0.name },
            "endURL": .text(of: ViewAsView.self) { $0.endURL },
        ]
    )
}
