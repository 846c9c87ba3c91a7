package import Access
package import Store

/// That a revision of a page is valid for the public or for the kommunale Familie, since when, and why.
package struct Release: Sendable, Hashable, RowDecodable {
    package enum Visibility: String, Sendable, Hashable, CaseIterable, SQLValue {
        case everyone = "public"
        case family

        package var title: String {
            switch self {
            case .everyone: "Alle (öffentlich)"
            case .family: "Kommunale Familie"
            }
        }
    }

    package let id: ID<Release>
    package let page: ID<WikiPage>
    package let revision: ID<Revision>
    package let revisionNumber: Int
    package let bundle: ID<Bundle>?
    /// The public path without slashes at its ends: `themenfelder/bauen-wohnen/hinweis`.
    package let address: String
    package let visibility: Visibility
    package let reason: String
    package let person: String
    package let at: Timestamp
    /// When another release or a withdrawal ended it.
    package let endedAt: Timestamp?
    package let withdrawnAt: Timestamp?
    package let withdrawnReason: String?

    package init(row: Row) throws {
        id = try row.get("id")
        page = try row.get("page")
        revision = try row.get("revision")
        revisionNumber = try row.get("revision_number")
        bundle = try row.get("bundle")
        address = try row.get("address")
        visibility = try row.get("visibility")
        reason = try row.get("reason")
        person = try row.get("person_name")
        at = try row.get("at")
        endedAt = try row.get("ended_at")
        withdrawnAt = try row.get("withdrawn_at")
        withdrawnReason = try row.get("withdrawn_reason")
    }

    /// Where it is read, for a public one.
    package var url: String { "/\(address)/" }

    static func select(_ condition: SQL, rest: SQL = "") -> SQL {
        """
        SELECT s.*, v.number AS revision_number, \(sql: PersonName.sql("s.person")) AS person_name
        FROM releases s JOIN revisions v ON v.id = s.revision WHERE \(sql: condition) \(sql: rest)
        """
    }

    /// The release of a page that counts now.
    static func inForce(of page: ID<WikiPage>, in reader: Reader) throws -> Release? {
        try reader.first(select("s.page = \(page) AND s.ended_at IS NULL"))
    }
}

/// What is to be released, as a form gives it.
package struct ReleaseDraft: Sendable, Hashable {
    package var page: ID<WikiPage>
    package var revision: Int
    package var visibility: Release.Visibility
    package var address: String
    package var reason: String

    package init(
        page: ID<WikiPage>,
        revision: Int,
        visibility: Release.Visibility,
        address: String,
        reason: String
    ) {
        self.page = page
        self.revision = revision
        self.visibility = visibility
        self.address = address
        self.reason = reason
    }
}

/// Pages that are released together or not at all.
package struct Bundle: Sendable, Hashable, RowDecodable {
    package let id: ID<Bundle>
    package let workspace: ID<Workspace>
    package let title: String
    package let note: String
    package let createdAt: Timestamp
    package let creator: String
    package let releasedAt: Timestamp?
    package let size: Int

    package init(row: Row) throws {
        id = try row.get("id")
        workspace = try row.get("workspace")
        title = try row.get("title")
        note = try row.get("note")
        createdAt = try row.get("created_at")
        creator = try row.get("creator")
        releasedAt = try row.get("released_at")
        size = try row.get("size")
    }

    static func select(_ condition: SQL) -> SQL {
        """
        SELECT b.*, \(sql: PersonName.sql("b.created_by")) AS creator,
            (SELECT count(*) FROM bundle_pages p WHERE p.bundle = b.id) AS size
        FROM bundles b WHERE \(sql: condition) ORDER BY b.created_at DESC, b.id
        """
    }
}
