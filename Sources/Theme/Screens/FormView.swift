/// A form that changes something: fields, buttons, and what went wrong the last time.
package struct FormView: View {
    /// Unique on the page; fields are called after it.
    package let id: String
    package var action: String
    package var lead: ParagraphView?
    package private(set) var fields: [FieldView]
    package var buttons: [ButtonView]
    /// The way out beside the buttons.
    package var cancel: Link?
    /// What is wrong with the form as a whole.
    package var problem: String?
    /// Problems of names that no field has.
    var strayProblems: [String] = []

    /// A form that is sent by POST; the first button is the main one unless it says otherwise.
    package init(
        id: String,
        action: String,
        lead: ParagraphView? = nil,
        fields: [FieldView],
        buttons: [ButtonView],
        cancel: Link? = nil,
        problem: String? = nil
    ) {
        self.id = id
        self.action = action
        self.lead = lead
        self.fields = fields.map { $0.inForm(id) }
        self.buttons = buttons.enumerated().map { $1.placed($0) }
        self.cancel = cancel
        self.problem = problem
    }

    /// The fields, also those inside groups.
    var allFields: [FieldView] { fields.flatMap { [$0] + $0.fields } }

    /// Whether the page needs the scripts of the editor.
    var hasEditor: Bool {
        allFields.contains { field in
            if case .editor = field.control { true } else { false }
        }
    }

    /// The lines for the error summary.
    var problems: [ProblemView] {
        let whole = ([problem].compactMap(\.self) + strayProblems).map { ProblemView($0) }
        return whole
            + allFields.compactMap { field in
                field.error.map { ProblemView($0, url: "#" + field.focusID) }
            }
    }

    /// Whether files are sent along.
    private var takesFiles: Bool {
        allFields.contains { field in
            if case .input(let input) = field.control { input.takesFiles } else { false }
        }
    }

    /// Whether some fields are needed and others are not, which the form has to say.
    var isMixed: Bool {
        let asked = allFields.filter(\.isAsked)
        return asked.contains(where: \.isOptional) && asked.contains { !$0.isOptional }
    }

    /// The form as it comes back: with the input, and with what is wrong about it.
    ///
    /// Passwords, codes and hidden values are never filled in.
    package func filled(
        values: [String: [String]],
        errors: [String: String] = [:],
        problem: String? = nil
    ) -> FormView {
        var form = self
        form.fields = fields.map { $0.filled(values, errors) }
        form.problem = problem ?? self.problem
        let known = Set(allFields.map(\.name))
        form.strayProblems = errors.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
        return form
    }

    package static let schema = Schema(
        "FormView",
        [
            "id": .text(of: FormView.self) { $0.id },
            "action": .text(of: FormView.self) { $0.action },
            "lead": .view(of: FormView.self) { $0.lead },
            "fields": .list(of: FormView.self) { $0.fields },
            "mixed": .flag(of: FormView.self) { $0.isMixed },
            "multipart": .flag(of: FormView.self) { $0.takesFiles },
            "buttons": .list(of: FormView.self) { $0.buttons },
            "cancel": .view(of: FormView.self) { $0.cancel },
        ]
    )
}
