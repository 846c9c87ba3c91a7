import NIOHTTP1

/// Recognises requests that need no thought: `GET` of a file whose body is in memory, without conditions.
struct HotAnswers: Sendable {
    let holder: SiteHolder
    let cache: BodyCache
    let security: SecurityHeaders
    /// The closed area, whose rows come before files of the same address.
    let shell: Shell?

    /// The body to send, or `nil` when the request has to take the long way.
    func body(for head: HTTPRequestHead) -> ReadyBody? {
        guard head.method == .GET, head.version == .http1_1 else { return nil }
        var accepted = AcceptEncoding.none
        for (name, value) in head.headers {
            switch Self.meaning(of: name, value) {
            case .irrelevant: continue
            case .acceptEncoding:
                guard accepted == .none else { return nil }
                accepted = AcceptEncoding(value)
            case .special: return nil
            }
        }
        guard let path = try? RequestPath(head.uri), path.query == nil,
            case .file(let file) = holder.current.index.find(path.path)
        else { return nil }
        guard let body = cache[file.representation(for: accepted)] else { return nil }
        if let shell {
            guard !shell.covers(path.path) else { return nil }
            shell.metrics.hotAnswer()
        }
        return body
    }

    private enum Meaning { case irrelevant, acceptEncoding, special }

    /// Sorted by first letter, because almost every field of a browser is decided by it.
    private static func meaning(of name: String, _ value: String) -> Meaning {
        guard let first = name.utf8.first else { return .special }
        switch first | 0x20 {
        case UInt8(ascii: "a"): return name.lowercased() == "accept-encoding" ? .acceptEncoding : .irrelevant
        case UInt8(ascii: "i"): return name.lowercased().hasPrefix("if-") ? .special : .irrelevant
        case UInt8(ascii: "c"), UInt8(ascii: "e"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            let isSpecial = special.contains(name.lowercased()) && value.lowercased() != "keep-alive"
            return isSpecial ? .special : .irrelevant
        default: return .irrelevant
        }
    }

    private static let special: Set<String> = [
        "connection", "content-length", "expect", "range", "transfer-encoding",
    ]
}
