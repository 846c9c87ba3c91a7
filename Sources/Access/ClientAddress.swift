import Crypto
import Glibc

/// The network that a request came from: an IPv4 address, or the first 64 bits of an IPv6 address.
///
/// A household or an office gets at least a /64 of IPv6, so counting single addresses would count nothing.
/// The address itself is never stored; rate limits keep a keyed hash of it for as long as they count.
package struct ClientAddress: Sendable, Hashable {
    let network: [UInt8]

    /// Reads an address as a socket or a trusted proxy gives it; everything unreadable shares one counter.
    package init(_ text: String) {
        let host = String(text.prefix { $0 != "%" })
        var four = in_addr()
        if inet_pton(AF_INET, host, &four) == 1 {
            network = withUnsafeBytes(of: four) { Array($0) }
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, host, &six) == 1 else {
            network = []
            return
        }
        let bytes = withUnsafeBytes(of: six) { Array($0) }
        // ::ffff:192.0.2.7 is the IPv4 address in the dress of a dual-stack socket.
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
        network = isMapped ? Array(bytes.suffix(4)) : Array(bytes.prefix(8))
    }
}
