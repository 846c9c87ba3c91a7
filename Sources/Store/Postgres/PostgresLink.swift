import CPostgres
import Glibc

/// One connection to a server, used by the thread that opened it.
///
/// It works in libpq's pipeline mode: several commands travel together and their answers come back together, so that
/// beginning a transaction costs no journey of its own.
final class PostgresLink {
    private let connection: OpaquePointer

    /// Commands sent since the last answers were collected.
    private var sent = 0

    /// Among them those that prepare a statement, with their place.
    private var preparing: [(place: Int, shape: StatementShape, name: String)] = []

    /// Batches whose answers nobody waits for, such as the end of a reading transaction.
    private var owed: [Batch] = []

    /// Commands that travelled together: how many, and which of them prepare a statement.
    private struct Batch {
        let count: Int
        let preparing: [(place: Int, shape: StatementShape, name: String)]
    }

    /// How long the server may be silent, in milliseconds; -1 for as long as it likes.
    var patience = usualPatience

    /// Longer than any statement may take.
    static let usualPatience: Int32 = 45_000

    private let statements = PostgresStatements()

    /// Set when a prepared statement turned out to be stale: others are as well, so a new connection is better.
    private(set) var isSpent = false

    init(opening address: DatabaseAddress) throws {
        connection = try Self.open(address)
        guard PQsetnonblocking(connection, 1) == 0, PQenterPipelineMode(connection) == 1 else {
            PQfinish(connection)
            throw Disconnected(reason: "pipeline mode refused")
        }
    }

    deinit { PQfinish(connection) }

    // MARK: Sending

    /// Queues a statement without parameters that is not worth preparing.
    func queue(text: String) throws {
        try count(PQsendQueryParams(connection, text, 0, nil, nil, nil, nil, 1))
    }

    /// Queues a statement; the first of its shape is prepared on the way.
    ///
    /// - Returns: the place of its answer among those of the batch.
    @discardableResult
    func queue(_ sql: SQL) throws -> Int {
        let parameters = try PostgresParameters(sql.values)
        let shape = sql.shape(parameters.types)
        let name = try statements[shape] ?? prepare(shape, sql.postgresText)
        try count(
            parameters.withPointers { count, pointers, lengths, formats in
                PQsendQueryPrepared(connection, name, count, pointers, lengths, formats, 1)
            }
        )
        return sent - 1
    }

    private func prepare(_ shape: StatementShape, _ text: String) throws -> String {
        if statements.isFull {
            statements.forgetAll()
            try queue(text: "DEALLOCATE ALL")
        }
        let name = statements.nextName()
        preparing.append((sent, shape, name))
        try count(PQsendPrepare(connection, name, text, Int32(shape.types.count), shape.types))
        return name
    }

    private func count(_ isSent: Int32) throws {
        guard isSent == 1 else { throw lost() }
        sent += 1
    }

    // MARK: Answers

    /// Sends what is queued and gives the answer to the last command, or throws the first error.
    ///
    /// The server skips everything after an error.
    func answer() throws -> PostgresResult {
        guard let last = try batch().last else { throw lost() }
        return last
    }

    /// The same with the answers at some places of the batch.
    func answers(at places: [Int]) throws -> [PostgresResult] {
        let answers = try batch()
        guard let last = places.last, answers.indices.contains(last) else { throw lost() }
        return places.map { answers[$0] }
    }

    private func batch() throws -> [PostgresResult] {
        try settleDebts()
        let answers = try collect(try flush())
        if let failed = answers.first(where: { !$0.isGood }) {
            let failure = PostgresFailure(failed)
            isSpent = isSpent || failure.isStale
            throw failure.translated
        }
        return answers
    }

    /// Sends what is queued; the answers are thrown away when the connection is used next.
    func sendOff() throws {
        owed.append(try flush())
    }

    /// Collects answers that nobody waited for.
    func settleDebts() throws {
        while let batch = owed.first {
            owed.removeFirst()
            guard try collect(batch).allSatisfy(\.isGood) else {
                throw Disconnected(reason: "a transaction could not be ended")
            }
        }
    }

    private func flush() throws -> Batch {
        guard PQpipelineSync(connection) == 1 else { throw lost() }
        let batch = Batch(count: sent, preparing: preparing)
        sent = 0
        preparing.removeAll(keepingCapacity: true)
        while true {
            let state = PQflush(connection)
            if state == 0 { return batch }
            guard state == 1 else { throw lost() }
            // The server may have to get rid of answers before it reads on.
            try wait(for: Int16(POLLIN | POLLOUT))
        }
    }

    private func collect(_ batch: Batch) throws -> [PostgresResult] {
        var results: [PostgresResult] = []
        defer {
            for (place, shape, name) in batch.preparing where place < results.count && results[place].isGood {
                statements.remember(shape, as: name)
            }
        }
        for _ in 0..<batch.count {
            while let result = try next() {
                if result.status != PGRES_PIPELINE_ABORTED { results.append(result) }
                // A fatal error is the last thing a server says.
                if !result.isGood, PostgresFailure(result).isFatal { return results }
            }
        }
        guard let end = try next(), end.status == PGRES_PIPELINE_SYNC else { throw lost() }
        return results
    }

    private func next() throws -> PostgresResult? {
        while PQisBusy(connection) == 1 { try wait(for: Int16(POLLIN)) }
        return PQgetResult(connection).map(PostgresResult.init)
    }

    private func wait(for events: Int16) throws {
        var descriptor = pollfd(fd: PQsocket(connection), events: events, revents: 0)
        let ready = poll(&descriptor, 1, patience)
        if ready < 0, errno == EINTR { return }
        guard ready > 0 else { throw Disconnected(reason: "the server did not answer in time") }
        guard PQconsumeInput(connection) == 1 else { throw lost() }
    }

    private func lost() -> Disconnected {
        Disconnected(reason: Self.reason(connection))
    }

    /// Whether the server ended the connection while it lay idle.
    var isDead: Bool {
        guard PQstatus(connection) == CONNECTION_OK else { return true }
        guard owed.isEmpty else { return false }
        var descriptor = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
        // Nothing is expected: this is a notice, which consuming removes, or the server's farewell and then the end.
        while poll(&descriptor, 1, 0) > 0 {
            guard PQconsumeInput(connection) == 1, PQstatus(connection) == CONNECTION_OK else { return true }
        }
        return false
    }
}
