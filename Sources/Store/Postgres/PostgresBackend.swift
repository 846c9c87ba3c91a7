import Logging

/// A server reached through libpq, with a bounded number of connections, each on a thread of its own.
struct PostgresBackend: Backend {
    private let pool: WorkerPool<PostgresSeat>

    /// Connects once, so that a wrong address is told at the start.
    init(address: DatabaseAddress, connections: Int, logger: Logger) async throws {
        let door = PostgresDoor(address: address)
        pool = WorkerPool(count: connections, name: "postgres") { PostgresSeat(door: door, logger: logger) }
        do {
            try await perform(.read) { connection in _ = try connection.rows("SELECT 1", limit: 1) }
        } catch {
            await close()
            throw (error as? Disconnected).map { StoreError.unavailable($0.reason) } ?? error
        }
    }

    func perform<T: Sendable>(
        _ kind: TransactionKind,
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await pool.run { seat in try seat.transaction(kind, body) }
    }

    func close() async {
        await pool.close()
    }
}
