/// Keys that all nodes share, made when they are first asked for: `try await Secrets(store).key("web")`.
///
/// They live in the database, because two nodes behind one address must accept each other's tokens. Each
/// purpose has a key of its own.
package struct Secrets: Sendable {
    private let store: Store

    package init(_ store: Store) { self.store = store }

    /// The key of a purpose, 32 random bytes.
    package func key(_ name: String) async throws -> [UInt8] {
        let known = try await store.read { try $0.value(Self.find(name), as: [UInt8].self) }
        if let known { return known }
        var random = SystemRandomNumberGenerator()
        let fresh = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        return try await store.write { tx in
            // Another node may have made it meanwhile; then everybody uses that one.
            try tx.run(
                """
                INSERT INTO secrets (name, bytes, created_at) VALUES (\(name), \(fresh), \(tx.now))
                ON CONFLICT (name) DO NOTHING
                """
            )
            return try tx.value(Self.find(name)) ?? fresh
        }
    }

    private static func find(_ name: String) -> SQL { "SELECT bytes FROM secrets WHERE name = \(name)" }
}
