/// Statements of one transaction on a connection to PostgreSQL.
final class PostgresConnection: Connection {
    private let link: PostgresLink

    /// How the transaction begins.
    ///
    /// It travels with the first statement; without one it is never sent.
    private var begin: SQL?

    /// Cursors of this transaction have different names.
    private var cursors = 0

    init(link: PostgresLink, begin: SQL) {
        self.link = link
        self.begin = begin
    }

    func rows(_ sql: SQL, limit: Int) throws -> [Row] {
        let result = try execute(sql)
        return try rows(of: result, PostgresLayout(result), limit: limit)
    }

    func together(_ questions: [SQL]) throws -> [[Row]] {
        guard !questions.isEmpty else { return [] }
        try queueBegin()
        let places = try questions.map(link.queue)
        return try link.answers(at: places).map { try rows(of: $0, PostgresLayout($0), limit: .max) }
    }

    func run(_ sql: SQL) throws -> Int {
        try execute(sql).changes
    }

    func script(_ statement: String) throws {
        try queueBegin()
        try link.queue(text: statement)
        _ = try link.answer()
    }

    func takeYourTime() throws {
        for limit in ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"] {
            try script("SET LOCAL \(limit) = 0")
        }
        link.patience = -1
    }

    /// Through a cursor: the body may ask other questions meanwhile, which row by row from the socket would not allow.
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        cursors += 1
        let name = "rows_\(cursors)"
        try queueBegin()
        try link.queue("DECLARE \(SQL.name(name)) NO SCROLL CURSOR FOR" + sql)
        var batch = 16
        while true {
            try link.queue(text: "FETCH \(batch) FROM \(name)")
            let result = try link.answer()
            for row in try rows(of: result, PostgresLayout(result), limit: .max) { try body(row) }
            guard result.rowCount == batch else { break }
            // As many as fill about a megabyte.
            batch = max(1, min(2000, 1 << 20 / max(1, result.byteCount / batch)))
        }
        try link.queue(text: "CLOSE \(name)")
        _ = try link.answer()
    }

    /// Ends a transaction that only read; nobody has to wait for it.
    func leave() throws {
        guard begin == nil else { return }
        try link.queue("COMMIT")
        try link.sendOff()
    }

    /// - Throws: ``StoreError/unavailable(_:)`` when the connection breaks now: the commit may have arrived or not.
    func commit() throws {
        guard begin == nil else { return }
        do {
            try link.queue("COMMIT")
            guard try link.answer().tag == "COMMIT" else {
                throw StoreError.other("the transaction was rolled back")
            }
        } catch let lost as Disconnected {
            throw StoreError.unavailable("connection lost during the commit: \(lost.reason)")
        }
    }

    func rollback() throws {
        guard begin == nil else { return }
        try link.queue("ROLLBACK")
        _ = try link.answer()
    }

    private func execute(_ sql: SQL) throws -> PostgresResult {
        try queueBegin()
        try link.queue(sql)
        return try link.answer()
    }

    private func queueBegin() throws {
        guard let begin else { return }
        try link.queue(begin)
        self.begin = nil
    }

    private func rows(of result: PostgresResult, _ layout: PostgresLayout, limit: Int) throws -> [Row] {
        let count = min(Int(result.rowCount), limit)
        var rows: [Row] = []
        rows.reserveCapacity(count)
        for row in 0..<Int32(count) { rows.append(try layout.row(row, of: result)) }
        return rows
    }
}
