package import Store

/// A link that was sent by mail, such as an invitation: good once, for a while, for one purpose and one
/// address.
package struct Link: Sendable, RowDecodable {
    package let id: ID<Link>
    let purpose: LinkPurpose
    let person: ID<Person>?
    let email: String?
    let createdAt: Timestamp
    let expiresAt: Timestamp
    let usedAt: Timestamp?
    let voidedAt: Timestamp?

    package init(row: Row) throws {
        id = try row.get("id")
        purpose = try row.get("purpose")
        person = try row.get("person")
        email = try row.get("email")
        createdAt = try row.get("created_at")
        expiresAt = try row.get("expires_at")
        usedAt = try row.get("used_at")
        voidedAt = try row.get("voided_at")
    }

    /// Writes the row of a new link and voids the older ones of the same purpose; its token is made when the
    /// mail is.
    static func issue(
        _ purpose: LinkPurpose,
        for person: ID<Person>,
        to address: String,
        lasting lifetime: Duration,
        in tx: Transaction
    ) throws -> ID<Link> {
        try void([purpose], of: person, in: tx)
        let id = ID<Link>.make(at: tx.now)
        try tx.run(
            """
            INSERT INTO links (id, purpose, person, email, created_at, expires_at)
            VALUES (\(id), \(purpose), \(person), \(address), \(tx.now), \(tx.now + lifetime))
            """
        )
        return id
    }

    /// Voids what is still open; called whenever something changes that the link relied on.
    static func void(
        _ purposes: [LinkPurpose] = LinkPurpose.allCases,
        of person: ID<Person>,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE links SET voided_at = \(tx.now)
            WHERE person = \(person) AND purpose IN \(list: purposes) AND used_at IS NULL AND voided_at IS NULL
            """
        )
    }

    /// The link and its person, or the reason why it does not count; `nil` person for the first
    /// administrator.
    static func check(_ token: Token, for purpose: LinkPurpose, in reader: Reader) throws -> (
        link: Link, person: Person?
    ) {
        let found: Link? = try reader.first("SELECT * FROM links WHERE token_hash = \(token.hash)")
        guard let link = found, link.purpose == purpose else { throw LinkRefusal.unknown }
        if link.usedAt != nil { throw LinkRefusal.used }
        if link.voidedAt != nil { throw LinkRefusal.void }
        guard reader.now < link.expiresAt else { throw LinkRefusal.expired }
        let person = try link.person.flatMap { try Person.find($0, in: reader) }
        guard try link.fits(person, in: reader) else { throw LinkRefusal.void }
        return (link, person)
    }

    /// Whether the person still is what she was when the link was made.
    func fits(_ person: Person?, in reader: Reader) throws -> Bool {
        switch purpose {
        case .invitation: person?.state == .invited && person?.email == email
        case .reset: person?.state == .active && person?.email == email
        case .address: person?.state == .active
        case .firstAdministrator: try !Administrators.exist(in: reader)
        }
    }

    /// Uses the link up; of two browsers one finds it used.
    func consume(in tx: Transaction) throws {
        let changed = try tx.run(
            "UPDATE links SET used_at = \(tx.now) WHERE id = \(id) AND used_at IS NULL AND voided_at IS NULL"
        )
        guard changed == 1 else { throw LinkRefusal.used }
    }
}

/// What a link is good for.
package enum LinkPurpose: String, Sendable, Hashable, CaseIterable, SQLValue {
    case invitation, reset, address
    case firstAdministrator = "first-administrator"
}

/// What the page behind a link may show before its button is pressed.
package struct LinkView: Sendable, Hashable {
    package let purpose: LinkPurpose
    package let name: String
    /// The address that the link went to.
    package let email: String
    package let expiresAt: Timestamp
}
