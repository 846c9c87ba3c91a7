/// What an action will do, before it is done.
package struct ConfirmationView: View {
    package var consequences: [String]
    /// What stays as it is.
    package var kept: [String]
    package var form: FormView

    package init(consequences: [String], kept: [String] = [], form: FormView) {
        self.consequences = consequences
        self.kept = kept
        self.form = form
    }

    package static let schema = Schema(
        "ConfirmationView",
        [
            "consequences": .list(of: ConfirmationView.self) { $0.consequences.map { Meta($0) } },
            "kept": .list(of: ConfirmationView.self) { $0.kept.map { Meta($0) } },
            "hasKept": .flag(of: ConfirmationView.self) { !$0.kept.isEmpty },
            "form": .view(of: ConfirmationView.self) { $0.form },
        ]
    )
}
