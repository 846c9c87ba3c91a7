import HTTPTypes

/// The header fields of answers, apart from `Date`.
struct HeaderWriter: Sendable {
    let security: SecurityHeaders
    /// In a preview pages are never stored: the next build may come any second.
    let isPreview: Bool

    init(options: ServeOptions) {
        security = SecurityHeaders(baseURL: options.baseURL)
        isPreview = options.preview != nil
    }

    /// For the whole of a file with status 200.
    func fields(for file: SiteFile, coding: ContentCoding, stamp: FileStamp, tag: String) -> HTTPFields {
        var fields = basic(file.media.kind)
        fields[.contentType] = file.media.value
        fields[.contentLength] = String(stamp.size)
        fields[.eTag] = tag
        fields[.lastModified] = HTTPDate(seconds: stamp.modifiedSeconds).text
        fields[.acceptRanges] = "bytes"
        fields[.cacheControl] =
            isPreview && file.media.kind == .page ? "no-store" : file.lifetime.cacheControl
        if let token = coding.token { fields[.contentEncoding] = token }
        if file.isNegotiated { fields[.vary] = "Accept-Encoding" }
        return fields
    }

    /// Only what protects readers; the start of every other answer.
    func basic(_ kind: MediaType.Kind = .other) -> HTTPFields { HTTPFields(security.fields(for: kind)) }

    /// 304 repeats what a cache needs to refresh its copy (RFC 9110, section 15.4.5).
    static func notModified(_ fields: HTTPFields) -> HTTPFields {
        HTTPFields(fields.filter { !describesBody.contains($0.name) })
    }

    /// An error page is a file sent with another status: nothing about it may be kept or compared.
    static func errorPage(_ fields: HTTPFields) -> HTTPFields {
        var fields = fields
        for name in [HTTPField.Name.eTag, .lastModified, .acceptRanges] { fields[name] = nil }
        if fields[.cacheControl] != "no-store" { fields[.cacheControl] = "no-cache" }
        return fields
    }

    private static let describesBody: [HTTPField.Name] = [
        .contentType, .contentLength, .contentEncoding, .acceptRanges,
    ]
}
