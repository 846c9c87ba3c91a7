import Access

/// The people of every test, each with what makes her different: `withApp(as: .member) { client in … }`.
package enum TestPerson: String, Sendable, CaseIterable {
    /// Nobody: not signed in.
    case stranger
    /// Signed in, with no role at all.
    case newcomer
    /// Of the municipal family, in no workspace.
    case member
    case reader, writer, coordinator
    case contacts, mailer, approver, sender, editor
    case administrator

    package var email: String { "\(rawValue)@beispielstadt.example" }

    package var name: String {
        switch self {
        case .stranger: "Fremde Person"
        case .newcomer: "Neu Hinzugekommen"
        case .member: "Mitglied Beispiel"
        case .reader: "Lesende Beispiel"
        case .writer: "Schreibende Beispiel"
        case .coordinator: "Koordination Beispiel"
        case .contacts: "Kontaktpflege Beispiel"
        case .mailer: "Rundmailende Beispiel"
        case .approver: "Freigebende Beispiel"
        case .sender: "Sendende Beispiel"
        case .editor: "Redaktion Beispiel"
        case .administrator: "Administration Beispiel"
        }
    }

    var roles: [Role.Key] {
        switch self {
        case .stranger, .newcomer: []
        case .member, .reader, .writer, .coordinator: [.member]
        case .contacts: [.contacts]
        case .mailer: [.mailingWriting]
        case .approver: [.mailingApproval]
        case .sender: [.mailingSending]
        case .editor: [.editing]
        case .administrator: [.administration]
        }
    }

    /// What she may do in the workspace of the tests.
    var workspaceRole: Role.Key? {
        switch self {
        case .reader: .reading
        case .writer: .writing
        case .coordinator: .coordination
        default: nil
        }
    }

    /// All that have an account.
    package static let people = allCases.filter { $0 != .stranger }

    package static let password = "ein langer Satz für Tests"
}
