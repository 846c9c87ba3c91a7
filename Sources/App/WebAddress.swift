import Foundation

/// Questions about the address under which people reach us.
enum WebAddress {
    /// The host of an address: "ozg.beispielstadt.example".
    static func host(_ address: String) -> String? {
        URLComponents(string: address)?.host.map { $0.trimmingCharacters(in: ["[", "]"]) }
    }

    /// Whether only this machine can reach it.
    static func isLoopback(_ address: String) -> Bool {
        guard let host = host(address)?.lowercased() else { return false }
        return host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
