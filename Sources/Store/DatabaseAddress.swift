import CPostgres

/// Where the data is: `sqlite:var/nrwconnect.db` or `postgres://name:password@host/database`.
package struct DatabaseAddress: Sendable, Equatable {
    package let engine: Engine

    /// The path of a file, or the address as libpq reads it.
    package let location: String

    /// An address that cannot be used, with the reason in German.
    package struct Unreadable: Error, Equatable, CustomStringConvertible {
        package let description: String
    }

    package init(_ text: String) throws(Unreadable) {
        if text.hasPrefix("sqlite:") {
            engine = .sqlite
            location = String(text.dropFirst(7))
            guard !location.isEmpty, location != ":memory:", !location.utf8.contains(0) else {
                throw Unreadable(
                    description: "Nach „sqlite:“ fehlt der Pfad der Datei, z. B. sqlite:var/nrwconnect.db."
                )
            }
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            engine = .postgres
            location = text
            guard Self.isReadable(text) else {
                throw Unreadable(
                    description: "Die Adresse der PostgreSQL-Datenbank ist nicht lesbar. Sie hat die Form "
                        + "postgres://name:kennwort@server:5432/datenbank; Sonderzeichen im Kennwort werden als "
                        + "%-Zeichen mit zwei Ziffern geschrieben, z. B. %40 für @."
                )
            }
        } else {
            throw Unreadable(
                description: "Die Adresse der Datenbank beginnt mit „sqlite:“ oder „postgres://“, "
                    + "z. B. sqlite:var/nrwconnect.db."
            )
        }
    }

    /// Whether libpq understands it.
    ///
    /// What it complains of may quote the password, so it is not passed on.
    private static func isReadable(_ text: String) -> Bool {
        guard !text.utf8.contains(0), let options = PQconninfoParse(text, nil) else { return false }
        PQconninfoFree(options)
        return true
    }
}
