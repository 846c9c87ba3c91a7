/// From where a request comes, when proxies stand in between: `X-Forwarded-For` and `X-Forwarded-Proto` of those that we trust.
///
/// Anybody can write these fields, so they count only as far as the other side of the connection is one of ours, read from the
/// right: each proxy adds the address it saw at the end.
struct ProxyTrust: Sendable {
    let networks: [Network]

    struct Origin: Sendable, Equatable {
        /// `nil` when only a local socket is known.
        var address: IPAddress?
        var isEncrypted: Bool
    }

    /// More proxies than any chain has; what lies further to the left is not looked at.
    private static let longest = 16

    /// - Parameters:
    ///   - peer: the other side of the connection; `nil` for a local socket.
    ///   - chain: all values of `X-Forwarded-For`, in their order.
    ///   - scheme: all values of `X-Forwarded-Proto`, in their order.
    func origin(peer: IPAddress?, chain: [String], scheme: [String]) -> Origin {
        var origin = Origin(address: peer, isEncrypted: false)
        guard !networks.isEmpty, isTrusted(peer) else { return origin }
        origin.isEncrypted = scheme.last.flatMap(Self.last)?.lowercased() == "https"
        let entries = chain.flatMap { $0.split(separator: ",") }.suffix(Self.longest)
        for entry in entries.reversed() {
            guard let address = IPAddress(forwarded: entry) else { break }
            origin.address = address
            if !isTrusted(address) { break }
        }
        return origin
    }

    private func isTrusted(_ address: IPAddress?) -> Bool { networks.contains { $0.contains(address) } }

    private static func last(_ list: String) -> Substring? { list.split(separator: ",").last?.trimmed }
}
