package import Access
package import Theme

/// What is wrong with a form, field by field, in German.
package struct FormErrors: Sendable, Equatable {
    /// The first message of each field, by the name of the field.
    package private(set) var messages: [String: String] = [:]

    package init() {}

    package init(_ problems: [FieldProblem]) {
        for problem in problems { add(problem.field, problem.message) }
    }

    package var isEmpty: Bool { messages.isEmpty }

    package subscript(field: String) -> String? { messages[field] }

    /// The first message of a field stays: one thing to correct at a time.
    package mutating func add(_ field: String, _ message: String) {
        if messages[field] == nil { messages[field] = message }
    }
}

extension FormView {
    /// The form as it comes back: with what was entered and what is wrong with it.
    package func filled(_ input: Fields, _ errors: FormErrors, problem: String? = nil) -> FormView {
        filled(values: input.input, errors: errors.messages, problem: problem)
    }
}
