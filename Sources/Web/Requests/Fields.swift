package import Store

/// Names and values of a query or of a form: `suche=Gr%C3%BC%C3%9Fe&rolle=lesen&rolle=schreiben`.
///
/// Reading says how many values are expected, so a name that comes twice where one value belongs is refused and never
/// understood in one way here and in another there.
package struct Fields: Sendable, Equatable {
    struct Field: Sendable, Equatable {
        let name: String
        let value: String
    }

    let fields: [Field]

    /// None.
    package static let empty = Fields(fields: [])

    init(fields: [Field]) { self.fields = fields }

    /// The only value of a name, with line ends as `\n`; "" when it is absent.
    ///
    /// - Throws: ``RequestProblem`` (400) when the name comes twice.
    package func text(_ name: String) throws -> String { try optional(name) ?? "" }

    /// The only value of a name; `nil` when it is absent.
    ///
    /// - Throws: ``RequestProblem`` (400) when the name comes twice.
    package func optional(_ name: String) throws -> String? {
        var found: String?
        for field in fields where field.name == name {
            guard found == nil else { throw RequestProblem.badRequest("duplicate parameter") }
            found = field.value
        }
        return found
    }

    /// All values of a name in their order, as of checkboxes.
    package func values(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// A whole number; `nil` when it is absent or is none.
    package func integer(_ name: String) throws -> Int? { try optional(name).flatMap { Int($0) } }

    /// Whether a single checkbox is ticked.
    package func isOn(_ name: String) throws -> Bool { try !text(name).isEmpty }

    /// The id of a record.
    ///
    /// - Throws: ``RequestProblem/notFound`` when it is absent or malformed: there is no such record.
    package func id<Of>(_ name: String, of: Of.Type) throws -> ID<Of> {
        guard let id = ID<Of>(try text(name)) else { throw RequestProblem.notFound }
        return id
    }

    /// Everything that was entered, for showing a form again; without the token that protects it.
    package var input: [String: [String]] {
        var input: [String: [String]] = [:]
        for field in fields where field.name != FormTokens.fieldName {
            input[field.name, default: []].append(field.value)
        }
        return input
    }
}
