package import Logging

/// The way to the database, SQLite or PostgreSQL: `try await store.write { tx in try tx.run("…") }`.
package final class Store: Sendable {
    package let engine: Engine
    package let clock: Clock
    package let address: DatabaseAddress
    let logger: Logger
    let backend: any Backend

    /// Wakes the job runners of this process.
    let jobSignal = JobSignal()

    /// Opens a database; does not migrate it.
    ///
    /// - Parameter readers: how many may read at once.
    package init(
        _ address: DatabaseAddress,
        clock: @escaping Clock = Timestamp.system,
        logger: Logger,
        readers: Int = 4
    ) async throws {
        self.address = address
        self.clock = clock
        self.logger = logger
        engine = address.engine
        switch address.engine {
        case .sqlite:
            backend = try await SQLiteBackend(path: address.location, readers: readers)
        case .postgres:
            // Two more than read, so that reading pages never keep writers waiting.
            backend = try await PostgresBackend(address: address, connections: readers + 2, logger: logger)
        }
    }

    /// A store that was forgotten instead of closed must not keep its threads and connections.
    deinit {
        Task.detached { [backend] in await backend.close() }
    }

    /// Asks questions of one snapshot, on a thread where waiting does no harm.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Reader) throws -> T) async throws -> T {
        try await perform(.read, make: Reader.init, body)
    }

    /// Changes the database, all or nothing.
    ///
    /// The body may run more than once when others got in the way, so it must have no effect outside.
    @discardableResult
    package func write<T: Sendable>(
        isolation: Isolation = .serializable,
        _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws -> T {
        let (value, actions) = try await perform(.write(isolation), make: Transaction.init) { transaction in
            (try body(transaction), transaction.actions)
        }
        for action in actions { action(self) }
        return value
    }

    /// Finishes what runs, then ends all connections.
    package func close() async {
        await backend.close()
    }

    func perform<View: Reader, T: Sendable>(
        _ kind: TransactionKind,
        make: @escaping @Sendable (any Connection, Engine, Timestamp) -> View,
        _ body: @escaping @Sendable (View) throws -> T
    ) async throws -> T {
        try await retrying { [backend, engine, clock] in
            try await backend.perform(kind) { connection in
                let view = make(connection, engine, clock())
                return try view.settle(Result { try body(view) })
            }
        }
    }
}
