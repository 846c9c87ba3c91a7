/// The address without passwords, for logs and pages.
extension DatabaseAddress: CustomStringConvertible {
    package var description: String {
        switch engine {
        case .sqlite: "sqlite:\(location)"
        case .postgres: Self.masked(location)
        }
    }

    /// `postgres://name:…@host/database?sslmode=require`.
    private static func masked(_ text: String) -> String {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let head = parts.first?.range(of: "://") else { return "postgres://…" }
        let scheme = parts[0][..<head.upperBound]
        var rest = String(parts[0][head.upperBound...])
        if let at = rest.lastIndex(of: "@"), let colon = rest[..<at].firstIndex(of: ":") {
            rest.replaceSubrange(rest.index(after: colon)..<at, with: "…")
        }
        guard parts.count == 2 else { return scheme + rest }
        let options = parts[1].split(separator: "&").map { option in
            let name = option.prefix { $0 != "=" }
            // A key may be written with %-signs, so whatever is not plainly harmless is masked.
            return harmless.contains(String(name)) ? String(option) : "\(name)=…"
        }
        return String(scheme) + rest + "?" + options.joined(separator: "&")
    }

    private static let harmless: Set<String> = [
        "host", "hostaddr", "port", "dbname", "user", "sslmode", "sslrootcert", "connect_timeout",
        "application_name",
        "target_session_attrs", "options", "channel_binding", "gssencmode",
    ]
}

extension Substring {
    /// The first place of an ASCII text.
    fileprivate func range(of text: String) -> Range<Index>? {
        ranges(of: text).first
    }
}
