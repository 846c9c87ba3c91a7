import Synchronization

/// Opens connections to one server, and remembers for a moment when that failed.
///
/// Without the memory, each waiting request would knock at a server that is away, one after the other.
final class PostgresDoor: Sendable {
    private let address: DatabaseAddress
    private let refusal = Mutex<(until: ContinuousClock.Instant, error: StoreError)?>(nil)

    private static let memory = Duration.milliseconds(200)

    init(address: DatabaseAddress) {
        self.address = address
    }

    func open() throws -> PostgresLink {
        if let recent = refusal.withLock({ $0 }), recent.until > .now { throw recent.error }
        do {
            let link = try PostgresLink(opening: address)
            try link.queue(text: Self.settings)
            _ = try link.answer()
            return link
        } catch let error as StoreError {
            refusal.withLock { $0 = (.now + Self.memory, error) }
            throw error
        }
    }

    /// A statement that takes longer is a fault of ours, and a transaction left open would hold back the clean-up.
    private static let settings = """
        SELECT set_config('statement_timeout', '30s', false), set_config('lock_timeout', '10s', false),
          set_config('idle_in_transaction_session_timeout', '60s', false), set_config('TimeZone', 'UTC', false)
        """
}
