/// What a file is, by its ending: `bild.svg` is `image/svg+xml; charset=utf-8`.
struct MediaType: Sendable, Equatable {
    let value: String
    let kind: Kind

    enum Kind: Sendable {
        case page
        /// An image that can carry scripts; it is sent with a sandbox.
        case scalable
        case other
    }

    init(fileName: String) {
        let ending = fileName.split(separator: ".").last?.lowercased() ?? ""
        kind = ending == "html" ? .page : ending == "svg" ? .scalable : .other
        if fileName == "feed.xml" {
            value = "application/atom+xml; charset=utf-8"
        } else if let text = Self.texts[ending] {
            value = text + "; charset=utf-8"
        } else {
            value = Self.binaries[ending] ?? "application/octet-stream"
        }
    }

    // Names as registered with IANA (https://www.iana.org/assignments/media-types/).
    private static let texts = [
        "html": "text/html", "css": "text/css", "js": "text/javascript", "mjs": "text/javascript",
        "svg": "image/svg+xml", "xml": "application/xml", "atom": "application/atom+xml",
        "json": "application/json", "jsonld": "application/ld+json", "map": "application/json",
        "webmanifest": "application/manifest+json", "ics": "text/calendar", "csv": "text/csv",
        "txt": "text/plain", "md": "text/markdown", "vtt": "text/vtt",
    ]

    private static let binaries = [
        "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
        "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/vnd.microsoft.icon",
        "woff2": "font/woff2", "woff": "font/woff", "mp4": "video/mp4", "webm": "video/webm",
        "mp3": "audio/mpeg", "zip": "application/zip", "gz": "application/gzip",
        "odt": "application/vnd.oasis.opendocument.text",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
}
