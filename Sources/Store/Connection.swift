/// A connection inside a transaction, as an engine provides it to ``Reader`` and ``Transaction``.
///
/// Errors are ``StoreError``, ``Conflict`` or ``Disconnected``.
protocol Connection: AnyObject {
    /// All rows, or no more than `limit` of them.
    func rows(_ sql: SQL, limit: Int) throws -> [Row]

    /// All rows of each of several questions, in their order.
    func together(_ questions: [SQL]) throws -> [[Row]]

    /// One row after the other with bounded memory; `body` may run other statements meanwhile.
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws

    /// The number of rows inserted, updated or deleted.
    func run(_ sql: SQL) throws -> Int

    /// One statement of a migration, already in this engine's dialect.
    func script(_ statement: String) throws

    /// Lifts the limits of time for the rest of the transaction, for backups and changes of large tables.
    func takeYourTime() throws
}

/// An engine as ``Store`` sees it: transactions that run on threads where waiting does no harm.
protocol Backend: Sendable {
    /// Runs once in a transaction and commits it; with an error nothing of it stays.
    ///
    /// After a lost connection the body may run a second time, as long as the commit was not sent.
    func perform<T: Sendable>(
        _ kind: TransactionKind,
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T

    /// Runs what is waiting, then ends all connections.
    func close() async
}

/// Another transaction got in the way; the same work may succeed when it is done again.
struct Conflict: Error {}

/// The connection was lost before the transaction could have been committed.
struct Disconnected: Error {
    let reason: String
}
