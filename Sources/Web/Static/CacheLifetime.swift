/// How long a browser may keep a file: `/assets/stil.3f9a01bc.css` for a year, a page only after asking again.
enum CacheLifetime: Sendable, Equatable {
    /// The address changes with the content (RFC 8246).
    case immutable
    /// Kept, but asked for again each time; the answer is usually 304.
    case revalidated
    case minutes

    init(address: String, media: MediaType) {
        if Self.fingerprint(in: address) != nil {
            self = .immutable
        } else {
            self = media.kind == .page ? .revalidated : .minutes
        }
    }

    /// The value of `Cache-Control` (RFC 9111, section 5.2.2).
    var cacheControl: String {
        switch self {
        case .immutable: "public, max-age=31536000, immutable"
        case .revalidated: "no-cache"
        case .minutes: "public, max-age=300"
        }
    }

    /// The content hash in the name of an asset: `3f9a01bc` in `/assets/stil.3f9a01bc.css`.
    static func fingerprint(in address: String) -> Substring? {
        guard address.hasPrefix("/assets/") else { return nil }
        let parts = address.split(separator: ".")
        guard parts.count >= 3 else { return nil }
        let hash = parts[parts.count - 2]
        let isHash = hash.utf8.count >= 8 && hash.allSatisfy { $0.isHexDigit && !$0.isUppercase }
        return isHash ? hash : nil
    }
}
