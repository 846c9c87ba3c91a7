import Logging

/// What one thread owns: a connection to the server, opened when it is first needed and again when it was lost.
final class PostgresSeat {
    private let door: PostgresDoor
    private let logger: Logger
    private var link: PostgresLink?

    init(door: PostgresDoor, logger: Logger) {
        self.door = door
        self.logger = logger
    }

    /// Runs a transaction.
    ///
    /// When the connection is lost before the commit, nothing has happened, and it is run
    /// once more on a new one.
    func transaction<T>(_ kind: TransactionKind, _ body: (any Connection) throws -> T) throws -> T {
        do {
            return try attempt(kind, body)
        } catch let lost as Disconnected {
            logger.warning("database connection lost", metadata: ["reason": "\(lost.reason)"])
            return try attempt(kind, body)
        }
    }

    private func attempt<T>(_ kind: TransactionKind, _ body: (any Connection) throws -> T) throws -> T {
        let link = try readyLink()
        let connection = PostgresConnection(link: link, begin: kind.begin)
        do {
            if case .migrate = kind { try lockForMigration(connection) }
            let value = try body(connection)
            if case .read = kind { try connection.leave() } else { try connection.commit() }
            link.patience = PostgresLink.usualPatience
            return value
        } catch {
            abandon(connection, after: error)
            throw error
        }
    }

    private func readyLink() throws -> PostgresLink {
        if let link, !link.isDead { return link }
        link = nil
        let fresh = try door.open()
        link = fresh
        return fresh
    }

    private func abandon(_ connection: PostgresConnection, after error: any Error) {
        guard let link, !link.isSpent, !(error is Disconnected), !link.isDead else {
            link = nil
            return
        }
        link.patience = PostgresLink.usualPatience
        do {
            try connection.rollback()
        } catch {
            self.link = nil
        }
    }

    /// Held to the end of the transaction, so that nodes which start together migrate one after the other.
    private func lockForMigration(_ connection: PostgresConnection) throws {
        try connection.takeYourTime()
        // Any number that no other program uses; the second one lets schemas of one database migrate side by side.
        try connection.script("SELECT pg_advisory_xact_lock(1852006, hashtext(current_schema()))")
    }
}

extension TransactionKind {
    fileprivate var begin: SQL {
        switch self {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .write(.serializable): "BEGIN ISOLATION LEVEL SERIALIZABLE"
        // What was committed while waiting for the lock must be seen, so no snapshot of the beginning.
        case .write(.statement), .migrate: "BEGIN ISOLATION LEVEL READ COMMITTED"
        }
    }
}
