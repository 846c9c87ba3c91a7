import Crypto

/// A strong validator, quoted: `"b1946ac92492d2347c6235b4d2611184"` (RFC 9110, section 8.8.3).
///
/// The copies of a file differ in their bytes and so in their tags.
enum EntityTag {
    /// From the bytes: the first half of their SHA-256.
    static func of(_ bytes: UnsafeRawBufferPointer) -> String {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        let half = hash.finalize().prefix(16)
        let digits = half.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        return "\"\(digits.joined())\""
    }

    /// For files too large to read for it: the hash in the name of an asset, else size and time to the nanosecond.
    ///
    /// A build writes a new file and renames it, so other bytes come with another time.
    static func of(address: String, stamp: FileStamp, coding: ContentCoding) -> String {
        let suffix = coding.token.map { "-" + $0 } ?? ""
        if let hash = CacheLifetime.fingerprint(in: address) { return "\"\(hash)\(suffix)\"" }
        return "\"\(String(stamp.size, radix: 16))-\(String(stamp.modified, radix: 16))\(suffix)\""
    }

    /// Whether a list such as `"a", W/"b"` or `*` names this tag, by weak comparison (section 8.8.3.2).
    static func list(_ list: String, matchesWeakly tag: String) -> Bool {
        matches(list) { ($0.hasPrefix("W/") ? $0.dropFirst(2) : $0) == tag }
    }

    /// The same by strong comparison: a weak tag never matches.
    static func list(_ list: String, matchesStrongly tag: String) -> Bool {
        matches(list) { $0 == tag }
    }

    private static func matches(_ list: String, _ isSame: (Substring) -> Bool) -> Bool {
        // Tags of ours hold no comma; one of others that does falls apart here and simply matches nothing.
        list.split(separator: ",").map(\.trimmed).contains { $0 == "*" || isSame($0) }
    }
}
