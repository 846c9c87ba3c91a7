/// Changes that happen together or not at all.
///
/// The body may be run again when another transaction got in the way, so it must change nothing outside.
package final class Transaction: Reader {
    /// Runs a statement that changes rows, and says how many.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int {
        try attempt { try connection.run(sql) }
    }

    /// Begins the transaction anew, as after a collision: what was read does not hold any more.
    package func startAgain() throws -> Never { throw Conflict() }

    /// What is to happen once everything is committed; forgotten when the transaction is undone or run again.
    private(set) var actions: [@Sendable (Store) -> Void] = []

    /// Has something done after the commit, such as waking those who wait for it.
    ///
    /// The program may be killed between the two, so it must be nothing that would be missed.
    package func afterCommit(_ action: @escaping @Sendable (Store) -> Void) { actions.append(action) }

    /// Work whose failure may be caught: what it changed is undone, the rest of the transaction goes on.
    package func savepoint<T>(_ body: () throws -> T) throws -> T {
        try run("SAVEPOINT inner_work")
        do {
            let result = try settle(Result { try body() })
            try run("RELEASE SAVEPOINT inner_work")
            return result
        } catch {
            guard forgetFailure() else { throw error }
            try run("ROLLBACK TO SAVEPOINT inner_work")
            try run("RELEASE SAVEPOINT inner_work")
            throw error
        }
    }

    /// From here to the end, foreign keys declared `DEFERRABLE` are checked only at the commit.
    package func deferForeignKeys() throws {
        switch engine {
        case .sqlite: try run("PRAGMA defer_foreign_keys = ON")
        case .postgres: try run("SET CONSTRAINTS ALL DEFERRED")
        }
    }
}
