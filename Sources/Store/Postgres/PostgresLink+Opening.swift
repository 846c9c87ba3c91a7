import CPostgres
import Glibc

extension PostgresLink {
    /// Weaker than what stands in the address: libpq takes the last of settings with one name.
    ///
    /// A server that vanished without a word is noticed after a minute at most.
    private static let defaults = [
        ("connect_timeout", "5"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
        ("keepalives_count", "3"),
        ("tcp_user_timeout", "30000"), ("fallback_application_name", "nrwconnect"),
    ]

    static func open(_ address: DatabaseAddress) throws -> OpaquePointer {
        let settings = defaults + [("dbname", address.location), ("client_encoding", "UTF8")]
        let names = settings.map { strdup($0.0) }
        let values = settings.map { strdup($0.1) }
        defer { (names + values).forEach { free($0) } }
        let connection = PQconnectdbParams(
            names.map { UnsafePointer($0) } + [nil],
            values.map { UnsafePointer($0) } + [nil],
            1
        )
        guard let connection else { throw StoreError.unavailable("out of memory") }
        guard PQstatus(connection) == CONNECTION_OK else {
            defer { PQfinish(connection) }
            throw StoreError.unavailable(reason(connection))
        }
        // Notices would go to standard error and may hold values.
        PQsetNoticeReceiver(connection, { _, _ in }, nil)
        guard let encoding = PQparameterStatus(connection, "server_encoding"),
            String(cString: encoding) == "UTF8"
        else {
            PQfinish(connection)
            throw StoreError.other("the encoding of the PostgreSQL database must be UTF8")
        }
        return connection
    }

    /// The last line of what libpq says; names hosts and users, never passwords.
    static func reason(_ connection: OpaquePointer) -> String {
        guard let text = PQerrorMessage(connection) else { return "no connection" }
        let lines = String(cString: text).split(separator: "\n")
        return lines.last.map(String.init) ?? "the connection was lost"
    }
}
