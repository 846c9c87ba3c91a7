package import Store

/// A person with an account, or on the way to one: Erika Beispiel of the town Musterstadt.
package struct Person: Sendable, RowDecodable {
    package let id: ID<Person>
    /// As it was given; `nil` once the person has left.
    package let email: String?
    package let name: String
    package let organisation: String
    /// What she does there: "Referentin".
    package let function: String
    /// What she wrote when she asked for the account.
    package let note: String
    package let state: PersonState
    package let createdAt: Timestamp
    /// The day on which a session was last used; the time of day is nobody's business.
    package let lastSeenAt: Timestamp?
    let passwordHash: String?
    let passwordChangedAt: Timestamp?
    let totpSecret: [UInt8]?
    let totpConfirmedAt: Timestamp?
    let totpLastStep: Int64?

    package init(row: Row) throws {
        id = try row.get("id")
        email = try row.get("email")
        name = try row.get("name")
        organisation = try row.get("organisation")
        function = try row.get("function")
        note = try row.get("note")
        state = try row.get("state")
        createdAt = try row.get("created_at")
        lastSeenAt = try row.get("last_seen_at")
        passwordHash = try row.get("password_hash")
        passwordChangedAt = try row.get("password_changed_at")
        totpSecret = try row.get("totp_secret")
        totpConfirmedAt = try row.get("totp_confirmed_at")
        totpLastStep = try row.get("totp_last_step")
    }

    /// What stands where the name of somebody who left stood.
    package static let deletedName = "ausgeschiedene Person"

    package var displayName: String { state == .deleted ? Self.deletedName : name }
    package var hasSecondFactor: Bool { totpConfirmedAt != nil }

    static func find(_ id: ID<Person>, in reader: Reader) throws -> Person? {
        try reader.first("SELECT * FROM people WHERE id = \(id)")
    }

    static func find(email: String, in reader: Reader) throws -> Person? {
        try reader.first("SELECT * FROM people WHERE email_folded = \(EmailAddress.fold(email))")
    }
}

/// Where an account stands between request and deletion.
package enum PersonState: String, Sendable, Hashable, CaseIterable, SQLValue {
    /// Asked for an account; somebody has to decide.
    case requested
    /// Has an invitation, no password yet.
    case invited
    case active
    /// May not sign in; everything is kept.
    case disabled
    /// Has left; only authorship is kept.
    case deleted

    package var title: String {
        switch self {
        case .requested: "Angefragt"
        case .invited: "Eingeladen"
        case .active: "Aktiv"
        case .disabled: "Deaktiviert"
        case .deleted: "Ausgeschieden"
        }
    }
}
