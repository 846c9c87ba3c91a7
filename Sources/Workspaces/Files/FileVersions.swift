import Access
import Store

extension Transaction {
    /// Adds a version to the file of this name, which is made when the page has none.
    func addVersion(
        of draft: FileVersionDraft,
        named name: String,
        to page: ID<WikiPage>,
        by person: ID<Person>?
    ) throws -> ID<AttachmentVersion> {
        let key = AttachmentName.key(name)
        let known: ID<Attachment>? = try value(
            "SELECT id FROM attachments WHERE page = \(page) AND name_key = \(key)"
        )
        let attachment = known ?? ID<Attachment>.make(at: now)
        if known == nil {
            try run(
                """
                INSERT INTO attachments (id, page, name, name_key, created_at)
                VALUES (\(attachment), \(page), \(name), \(key), \(now))
                """
            )
        }
        let last: Int? =
            try value(
                "SELECT max(number) FROM attachment_versions WHERE attachment = \(attachment)",
                as: Int?.self
            ) ?? nil
        let id = ID<AttachmentVersion>.make(at: now)
        try run(
            """
            INSERT INTO attachment_versions (id, attachment, number, hash, size, media_type, kind, width, height, notes,
                author, at)
            VALUES (\(id), \(attachment), \((last ?? 0) + 1), \(draft.hash), \(draft.size), \(draft.mediaType),
                \(draft.kind), \(draft.width), \(draft.height), \(draft.notes), \(person), \(now))
            """
        )
        return id
    }
}

extension RevisionFile {
    static func find(_ version: ID<AttachmentVersion>, in reader: Reader) throws -> RevisionFile? {
        let attachment: ID<Attachment>? = try reader.value(
            "SELECT attachment FROM attachment_versions WHERE id = \(version)"
        )
        guard let attachment else { return nil }
        return try versions(of: attachment, in: reader).first { $0.version == version }
    }
}
