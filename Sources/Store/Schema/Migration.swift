/// One step of the schema: `Migration("access", why: "People, sessions and rights", "CREATE TABLE …;")`.
///
/// The statements use PostgreSQL's names of types; ``Dialect`` makes them fit SQLite. Steps are only ever appended.
package struct Migration: Sendable {
    package let name: String

    /// Why the step was taken, for those who read the list.
    package let why: String

    /// Statements, each ending with a semicolon.
    package let sql: String

    package init(_ name: String, why: String, _ sql: String) {
        self.name = name
        self.why = why
        self.sql = sql
    }

    /// One statement each, in the words of an engine.
    func statements(for engine: Engine) -> [String] {
        let bytes = Array(sql.utf8)
        let tokens = SQLToken.all(in: bytes)
        let parts = tokens.split { $0.kind == .sign && $0.text == ";" }
        return parts.compactMap { part in
            guard let first = part.first, let last = part.last else { return nil }
            let text = String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
            return Dialect.translate(text, for: engine)
        }
    }
}
