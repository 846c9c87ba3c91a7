import GRDB

/// Prepared statements of one connection, by their text.
///
/// Bounded, unlike GRDB's own cache: statements built from filters come in many shapes.
final class SQLiteStatements {
    private var statements: [String: Statement] = [:]
    private static let limit = 400

    /// A statement ready to run.
    ///
    /// One that is being stepped through further up is not given out twice.
    func statement(_ text: String, in database: Database) throws -> Statement {
        if let known = statements[text] {
            return known.isStepping ? try prepare(text, in: database) : known
        }
        let new = try prepare(text, in: database)
        if statements.count >= Self.limit { statements.removeAll(keepingCapacity: true) }
        statements[text] = new
        return new
    }

    private func prepare(_ text: String, in database: Database) throws -> Statement {
        do {
            return try database.makeStatement(sql: text)
        } catch let error as DatabaseError {
            throw SQLiteFailure(error).translated
        }
    }
}
