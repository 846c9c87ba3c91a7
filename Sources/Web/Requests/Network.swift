import Foundation

/// A range of addresses: `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32`, or `unix` for the other side of a local socket.
package struct Network: Sendable, Hashable, LosslessStringConvertible {
    private let address: IPAddress?
    /// How many leading bits count, of 128.
    private let bits: Int

    package init?(_ text: String) {
        if text == "unix" {
            (address, bits) = (nil, 0)
            return
        }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else { return nil }
        let width = address.isFour ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...width).contains(given), !parts[1].hasPrefix("+") else {
                return nil
            }
            length = given
        }
        self.address = address
        bits = length + 128 - width
    }

    /// Whether an address is in it; `nil` is the other side of a local socket.
    func contains(_ other: IPAddress?) -> Bool {
        guard let address, let other else { return address == nil && other == nil }
        let (full, rest) = (bits / 8, bits % 8)
        guard address.bytes.prefix(full) == other.bytes.prefix(full) else { return false }
        guard rest > 0 else { return true }
        let mask = UInt8.max << UInt8(8 - rest)
        return address.bytes[full] & mask == other.bytes[full] & mask
    }

    package var description: String {
        guard let address else { return "unix" }
        return "\(address)/\(address.isFour ? bits - 96 : bits)"
    }
}
