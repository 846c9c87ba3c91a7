import Access
package import Store
package import Web

/// A file as a revision of a page has it: "plan.pdf", version 2.
package struct RevisionFile: Sendable, Hashable, RowDecodable {
    package let attachment: ID<Attachment>
    package let version: ID<AttachmentVersion>
    package let name: String
    package let number: Int
    package let hash: BlobHash
    package let size: Int
    package let mediaType: String
    /// What the inspection found it to be, such as "image" or "pdf".
    package let kind: String
    package let width: Int?
    package let height: Int?
    /// What its readers should know, in German.
    package let notes: String
    package let authorName: String
    package let at: Timestamp

    package init(row: Row) throws {
        attachment = try row.get("attachment")
        version = try row.get("version")
        name = try row.get("name")
        number = try row.get("number")
        hash = try row.get("hash")
        size = try row.get("size")
        mediaType = try row.get("media_type")
        kind = try row.get("kind")
        width = try row.get("width")
        height = try row.get("height")
        notes = try row.get("notes")
        authorName = try row.get("author_name")
        at = try row.get("at")
    }

    package var isImage: Bool { kind == "image" }

    /// Where readers of the page get it.
    package func path(on page: WikiAddress) -> LocalPath {
        "/bereiche/\(page.workspace)/seiten/\(page.page)/dateien/\(name)"
    }

    private static let columns: SQL = """
        v.attachment, v.id AS version, a.name, v.number, v.hash, v.size, v.media_type, v.kind, v.width, v.height, v.notes,
        v.at, \(sql: PersonName.sql("v.author")) AS author_name
        """

    /// The files of a revision, by name.
    static func of(_ revision: ID<Revision>, in reader: Reader) throws -> [RevisionFile] {
        try reader.all(question(of: revision))
    }

    static func question(of revision: ID<Revision>) -> SQL {
        """
        SELECT \(sql: columns) FROM revision_files f JOIN attachment_versions v ON v.id = f.version
        JOIN attachments a ON a.id = v.attachment WHERE f.revision = \(revision) ORDER BY a.name_key
        """
    }

    /// All versions of one file, the newest first.
    static func versions(of attachment: ID<Attachment>, in reader: Reader) throws -> [RevisionFile] {
        try reader.all(
            """
            SELECT \(sql: columns) FROM attachment_versions v JOIN attachments a ON a.id = v.attachment
            WHERE v.attachment = \(attachment) ORDER BY v.number DESC
            """
        )
    }
}

/// A file of a page through all its versions.
package enum Attachment {}
package enum AttachmentVersion {}

/// How names of files compare: "Plan.PDF" and "plan.pdf" are one file.
enum AttachmentName {
    static func key(_ name: String) -> String { CleanText.nfc(name).lowercased() }
}
