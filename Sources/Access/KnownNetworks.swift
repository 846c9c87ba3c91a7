import Store

/// From which networks somebody signed in before, as keyed hashes of address and network together.
///
/// The same look-up for known and unknown addresses; the table tells nobody where a person was.
enum KnownNetworks {
    /// How many are kept for each person; the oldest gives way.
    static let most = 8
    static let retention: Duration = .days(180)

    static func contain(_ hash: [UInt8], in reader: Reader) throws -> Bool {
        try reader.value("SELECT 1 FROM known_networks WHERE network_hash = \(hash)", as: Int64.self) != nil
    }

    static func remember(_ hash: [UInt8], of person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO known_networks (network_hash, person, seen_at) VALUES (\(hash), \(person), \(tx.now))
            ON CONFLICT (network_hash) DO UPDATE SET seen_at = \(tx.now), person = \(person)
            """
        )
        try tx.run(
            """
            DELETE FROM known_networks WHERE person = \(person) AND network_hash NOT IN (
                SELECT network_hash FROM known_networks WHERE person = \(person)
                ORDER BY seen_at DESC, network_hash LIMIT \(most))
            """
        )
    }
}

extension Gate {
    func networkHash(_ email: String, _ client: ClientAddress) -> [UInt8] {
        rateKey(.knownNetwork, counted(email), client.network).hash
    }
}
