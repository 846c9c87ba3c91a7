import Foundation

/// An address of the internet protocol, without a port: `192.0.2.7`, `2001:db8::1`.
struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// Always 16; version 4 in the form of RFC 4291, section 2.5.5.2, so that both kinds of socket say the same.
    let bytes: [UInt8]

    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]

    init?(_ text: String) {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = Self.mapped + withUnsafeBytes(of: four) { Array($0) }
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        bytes = withUnsafeBytes(of: six) { Array($0) }
    }

    /// As proxies write it: with a port, in brackets, in quotes.
    init?(forwarded text: some StringProtocol) {
        var text = String(text.drop { $0 == " " || $0 == "\"" })
        while text.last == " " || text.last == "\"" { text.removeLast() }
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            text = String(text[text.index(after: text.startIndex)..<end])
        } else if text.contains("."), let colon = text.lastIndex(of: ":"), !text[..<colon].contains(":") {
            text = String(text[..<colon])
        }
        self.init(text)
    }

    var isFour: Bool { bytes.starts(with: Self.mapped) }

    var description: String {
        if isFour { return bytes.suffix(4).map(String.init).joined(separator: ".") }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        return bytes.withUnsafeBytes { source in
            inet_ntop(AF_INET6, source.baseAddress, &text, socklen_t(text.count)) == nil
                ? "" : String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
