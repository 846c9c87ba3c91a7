import CPostgres

/// One answer of the server; cleared when it is no longer needed.
final class PostgresResult {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    /// Neither an error nor skipped because of one.
    var isGood: Bool { status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK }

    var status: ExecStatusType { PQresultStatus(pointer) }

    var rowCount: Int32 { PQntuples(pointer) }

    /// What it takes in memory.
    var byteCount: Int { Int(PQresultMemorySize(pointer)) }

    /// The word that says what was done, such as "COMMIT" or "UPDATE 3".
    var tag: String { PQcmdStatus(pointer).map { String(cString: $0) } ?? "" }

    /// Rows inserted, updated or deleted; a question counts as none.
    var changes: Int {
        guard !tag.hasPrefix("SELECT"), !tag.hasPrefix("FETCH") else { return 0 }
        return PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// A field of an error, by the letters of the protocol's section 55.8.
    func field(_ code: Unicode.Scalar) -> String? {
        PQresultErrorField(pointer, Int32(code.value)).map { String(cString: $0) }
    }
}
