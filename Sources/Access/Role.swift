import Store

/// A named bundle of rights, such as "Redaktion": what people and groups are given.
package struct Role: Sendable, Hashable {
    package let key: Key
    package let title: String
    package let scope: Right.Scope
    package let isBuiltIn: Bool
    /// Whoever holds the role must set up a second factor before doing anything else.
    package let needsSecondFactor: Bool
    package let rights: Set<Right>
    /// How many people and groups have it today.
    package let holders: Int

    /// The name of a role in the database and in commands: `redaktion`.
    package struct Key: RawRepresentable, Sendable, Hashable, SQLValue {
        package let rawValue: String

        /// Keys come from forms as well; one with U+0000, which no engine stores, is simply unknown.
        package init(rawValue: String) { self.rawValue = rawValue.replacing("\u{0}", with: "") }

        package static let member = Key(rawValue: "mitglied")
        package static let contacts = Key(rawValue: "kontaktpflege")
        package static let mailingWriting = Key(rawValue: "rundmail-schreiben")
        package static let mailingApproval = Key(rawValue: "rundmail-freigeben")
        package static let mailingSending = Key(rawValue: "rundmail-senden")
        package static let editing = Key(rawValue: "redaktion")
        /// Holds every right of the site, also those that a newer version brings; nobody can take one away.
        package static let administration = Key(rawValue: "administration")
        package static let reading = Key(rawValue: "lesen")
        package static let writing = Key(rawValue: "schreiben")
        package static let coordination = Key(rawValue: "koordination")
    }
}
