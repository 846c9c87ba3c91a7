/// One form of a file: its bytes in one content coding (RFC 9110, section 3.2).
///
/// Identity matters: the body cache knows a representation by its object, so a reused one stays warm.
final class Representation: Sendable {
    enum Source: Sendable {
        case disk(path: String, stamp: FileStamp)
        case memory([UInt8])
    }

    let coding: ContentCoding
    let source: Source

    init(coding: ContentCoding, source: Source) {
        self.coding = coding
        self.source = source
    }

    var stamp: FileStamp? {
        if case .disk(_, let stamp) = source { stamp } else { nil }
    }
}

/// Size and time of a file, enough to notice that a build replaced it.
struct FileStamp: Sendable, Equatable {
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int64

    var modifiedSeconds: Int { Int(modified / 1_000_000_000) }
}

/// The content codings that a build writes beside a file (RFC 9110, section 8.4.1; RFC 7932).
enum ContentCoding: Sendable {
    case identity, gzip, brotli

    /// The word in `Content-Encoding`.
    var token: String? {
        switch self {
        case .identity: nil
        case .gzip: "gzip"
        case .brotli: "br"
        }
    }
}
