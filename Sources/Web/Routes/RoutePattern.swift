/// The segments of a pattern: `/personen/:id/` is `personen`, any one segment, and the end behind a slash.
struct RoutePattern: Sendable {
    enum Segment: Sendable, Hashable {
        /// The empty one at the end stands for the final slash.
        case literal(String)
        case parameter
    }

    let segments: [Segment]
    /// Names of the parameters in their order.
    let names: [String]

    init(_ text: String) throws(RouteProblem) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, parts[0].isEmpty, !parts[1].isEmpty else {
            throw .malformed(pattern: text)
        }
        var segments: [Segment] = []
        var names: [String] = []
        for (number, part) in parts.enumerated().dropFirst() {
            guard !part.isEmpty || number == parts.count - 1, part.utf8.allSatisfy(Self.isAllowed) else {
                throw .malformed(pattern: text)
            }
            if part.hasPrefix(":") {
                let name = String(part.dropFirst())
                guard !name.isEmpty, !names.contains(name) else { throw .malformed(pattern: text) }
                names.append(name)
                segments.append(.parameter)
            } else {
                segments.append(.literal(part))
            }
        }
        self.segments = segments
        self.names = names
    }

    /// Lower case, digits, and what file names have: an address of ours never needs percent code.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"): true
        default: false
        }
    }
}
