import HTTPTypes

/// The header fields of dynamic answers, worked out beforehand.
struct ReplyFields: Sendable {
    /// For pages.
    let page: HTTPFields
    /// For everything else.
    let other: HTTPFields
    private let security: SecurityHeaders

    init(security: SecurityHeaders) {
        self.security = security
        var fields = HTTPFields(security.standard)
        // Nothing of this may stay anywhere, not even for the back button after signing out.
        fields[.cacheControl] = "no-store"
        other = fields
        fields[.contentType] = "text/html; charset=utf-8"
        page = fields
    }

    /// For an answer of this media type, saved under a name or shown.
    func fields(type: String, fileName: String?) -> HTTPFields {
        // An image with scripts in it must not run as a page of ours.
        var fields = type.hasPrefix("image/svg") ? HTTPFields(security.scalable) : other
        fields[.cacheControl] = "no-store"
        fields[.contentType] = type
        if let fileName { fields[.contentDisposition] = Self.disposition(.attachment, fileName) }
        return fields
    }

    /// For a file that somebody has uploaded: nothing in it can act as a page of ours.
    func fields(for file: ServedFile) -> HTTPFields {
        var fields = other
        fields[.contentType] = file.type
        fields[.contentLength] = String(file.size)
        fields[.contentSecurityPolicy] = file.policy
        fields[.contentDisposition] = Self.disposition(file.disposition, file.name)
        // It comes out of the database from its beginning to its end.
        fields[.acceptRanges] = "none"
        return fields
    }

    /// `attachment; filename="liste.csv"`, with the exact name besides where it is not plain (RFC 6266, RFC 8187).
    static func disposition(_ disposition: Reply.Disposition, _ name: String) -> String {
        let plain = String(
            decoding: name.utf8.map { Self.isPlain($0) ? $0 : UInt8(ascii: "_") },
            as: UTF8.self
        )
        let exact = plain == name ? "" : "; filename*=UTF-8''\(Location.item(name))"
        return "\(disposition.rawValue); filename=\"\(plain)\"\(exact)"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
            && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ";")
    }
}
