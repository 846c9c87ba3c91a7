/// What came of a verb: done with a value, the form to correct, or refused for a reason.
///
/// Every verb answers with it, so every handler has the same three branches.
package enum Outcome<Value: Sendable, Reason: Refusal>: Sendable {
    /// It happened; the event stands in the same transaction.
    case done(Value)
    /// The input is wrong: show the form again. Nothing changed.
    case invalid([FieldProblem])
    /// Nothing changed; the refusal stands in the audit log.
    case refused(Reason)

    /// The same with another value.
    package func map<Other: Sendable>(_ change: (Value) -> Other) -> Outcome<Other, Reason> {
        switch self {
        case .done(let value): .done(change(value))
        case .invalid(let problems): .invalid(problems)
        case .refused(let reason): .refused(reason)
        }
    }

    package var value: Value? {
        if case .done(let value) = self { value } else { nil }
    }

    package var problems: [FieldProblem] {
        if case .invalid(let problems) = self { problems } else { [] }
    }

    package var refusal: Reason? {
        if case .refused(let reason) = self { reason } else { nil }
    }
}

/// Why something was refused, in German for the person it happened to: what, why and the way out.
package protocol Refusal: Error, Sendable, Hashable {
    var message: String { get }
    /// The short word that the audit log keeps: "wrong", "expired".
    var code: String { get }
    /// When it is worth trying again; `nil` when waiting does not help.
    var seconds: Int? { get }
}

extension Refusal {
    package var seconds: Int? { nil }
}

/// What is wrong with one field of a form.
package struct FieldProblem: Sendable, Hashable {
    /// The name of the form field, such as `email`.
    package let field: String
    /// German, a whole sentence.
    package let message: String

    package init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}

/// Nothing to tell but that it happened.
package struct Done: Sendable, Hashable {
    package init() {}
}
