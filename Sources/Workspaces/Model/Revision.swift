package import Access
import Crypto
package import Store

/// One version of a page, for ever as it was saved: "Fassung 12 von Anna Beispiel".
package struct Revision: Sendable, Hashable, RowDecodable {
    package let id: ID<Revision>
    package let page: ID<WikiPage>
    /// 1 for the first of its page.
    package let number: Int
    /// What the author had before her eyes.
    package let base: ID<Revision>?
    /// Of everything that a reader of the revision sees; who approves one approves this.
    package let hash: [UInt8]
    package let author: ID<Person>?
    package let authorName: String
    package let at: Timestamp
    package let remark: String
    package let isMinor: Bool
    /// Whether the edits of two people were put together.
    package let isMerge: Bool
    package let title: String
    package let type: String
    /// The Markdown with its front matter.
    package let source: String

    package init(row: Row) throws {
        id = try row.get("id")
        page = try row.get("page")
        number = try row.get("number")
        base = try row.get("base")
        hash = try row.get("hash")
        author = try row.get("author")
        authorName = try row.get("author_name")
        at = try row.get("at")
        remark = try row.get("remark")
        isMinor = try row.get("is_minor")
        isMerge = try row.get("is_merge")
        title = try row.get("title")
        type = try row.get("type")
        source = try row.get("source")
    }

    static func select(_ condition: SQL, rest: SQL = "") -> SQL {
        """
        SELECT revisions.*, \(sql: PersonName.sql("revisions.author")) AS author_name FROM revisions
        WHERE \(sql: condition) \(sql: rest)
        """
    }

    static func find(_ id: ID<Revision>, in reader: Reader) throws -> Revision? {
        try reader.first(select("revisions.id = \(id)"))
    }

    static func find(_ page: ID<WikiPage>, number: Int, in reader: Reader) throws -> Revision? {
        try reader.first(select("revisions.page = \(page) AND revisions.number = \(number)"))
    }

    /// SHA-256 (FIPS 180-4) over title, type, text and the files with their names, each with its length before it, so that no two
    /// different revisions look the same.
    static func hash(title: String, type: String, source: String, files: [RevisionFile]) -> [UInt8] {
        var hasher = SHA256()
        func add(_ text: String) {
            hasher.update(data: Array("\(text.utf8.count):".utf8))
            hasher.update(data: Array(text.utf8))
        }
        for text in [title, type, source] { add(text) }
        for file in files.sorted(by: { $0.name < $1.name }) {
            add(file.name)
            add(file.hash.description)
        }
        return Array(hasher.finalize())
    }
}

/// The name of a person as pages show it, also when she has left.
enum PersonName {
    /// An expression over a column with a key of `people`; the name of somebody erased is gone.
    static func sql(_ column: SQL) -> SQL {
        """
        COALESCE((SELECT CASE WHEN p.state = \(PersonState.deleted) THEN \(Person.deletedName) ELSE p.name END
            FROM people p WHERE p.id = \(sql: column)), \(Person.deletedName))
        """
    }
}

/// A revision in a list, without its text.
package struct RevisionRow: Sendable, Hashable, RowDecodable {
    package let id: ID<Revision>
    package let number: Int
    package let author: ID<Person>?
    package let authorName: String
    package let at: Timestamp
    package let remark: String
    package let isMinor: Bool
    package let isMerge: Bool
    package let title: String
    /// Bytes of the text.
    package let size: Int

    package init(row: Row) throws {
        id = try row.get("id")
        number = try row.get("number")
        author = try row.get("author")
        authorName = try row.get("author_name")
        at = try row.get("at")
        remark = try row.get("remark")
        isMinor = try row.get("is_minor")
        isMerge = try row.get("is_merge")
        title = try row.get("title")
        size = try row.get("size")
    }

    static func select(_ condition: SQL, rest: SQL = "") -> SQL {
        """
        SELECT id, number, author, at, remark, is_minor, is_merge, title, length(source) AS size,
            \(sql: PersonName.sql("revisions.author")) AS author_name
        FROM revisions WHERE \(sql: condition) \(sql: rest)
        """
    }
}
