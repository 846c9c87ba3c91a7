/// Names of the statements that one connection has prepared.
final class PostgresStatements {
    private var names: [StatementShape: String] = [:]
    private var number = 0

    /// Statements built from filters come in many shapes; a server should not keep all of them.
    private static let limit = 300

    var isFull: Bool { names.count >= Self.limit }

    subscript(shape: StatementShape) -> String? { names[shape] }

    /// A name that the connection has never used.
    func nextName() -> String {
        number += 1
        return "s\(number)"
    }

    func remember(_ shape: StatementShape, as name: String) {
        names[shape] = name
    }

    func forgetAll() {
        names.removeAll(keepingCapacity: true)
    }
}
