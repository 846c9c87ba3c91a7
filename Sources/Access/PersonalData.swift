package import Store

/// What one table holds about people: why, how long, how it is handed out and how it is erased.
///
/// Declared beside the schema. Features add theirs; a test fails for a table that refers to people and is not
/// declared.
package struct PersonalData: Sendable {
    package let table: String
    /// German, for the data-protection page: "Sitzungen".
    package let title: String
    /// German: why it is stored.
    package let purpose: String
    /// German: until when.
    package let retention: String
    /// The rows about a person; `nil` when they tell her nothing that other tables do not.
    package let export: Export?
    package let erasure: Erasure

    /// How rows are handed out: a query, and what its columns mean.
    package struct Export: Sendable {
        package let columns: [Column]
        package let rows: @Sendable (ID<Person>) -> SQL

        package init(_ columns: [Column], _ rows: @escaping @Sendable (ID<Person>) -> SQL) {
            self.columns = columns
            self.rows = rows
        }
    }

    /// One column of an export: `created_at`, "Angelegt", a time.
    package struct Column: Sendable {
        package enum Kind: Sendable { case text, number, time, flag }
        package let name: String
        package let title: String
        package let kind: Kind

        package init(_ name: String, _ title: String, _ kind: Kind = .text) {
            self.name = name
            self.title = title
            self.kind = kind
        }
    }

    package enum Erasure: Sendable {
        /// One statement that removes what is personal.
        case change(@Sendable (ID<Person>, Timestamp) -> SQL)
        /// Stays, for the reason given in German.
        case kept(String)
    }

    package init(
        table: String,
        title: String,
        purpose: String,
        retention: String,
        export: Export?,
        erasure: Erasure
    ) {
        self.table = table
        self.title = title
        self.purpose = purpose
        self.retention = retention
        self.export = export
        self.erasure = erasure
    }
}
