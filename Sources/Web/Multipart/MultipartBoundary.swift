/// The line between the parts of a body, as its type names it: `multipart/form-data; boundary=x` (RFC 2046, section 5.1.1).
struct MultipartBoundary: Sendable, Equatable {
    let text: String

    /// `nil` unless this is the type of a form with files and its boundary is well-formed.
    init?(contentType: String) {
        guard let type = FieldParameters(contentType, quoting: .http), type.value == "multipart/form-data",
            let boundary = type["boundary"]
        else { return nil }
        self.init(boundary)
    }

    /// One to 70 characters of a small set, the last no space.
    init?(_ text: String) {
        guard (1...70).contains(text.utf8.count), text.utf8.last != UInt8(ascii: " "),
            text.utf8.allSatisfy(Self.isAllowed)
        else { return nil }
        self.text = text
    }

    /// What stands between two parts, with the line end that belongs to it.
    var delimiter: [UInt8] { Array("\r\n--\(text)".utf8) }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: "'()+_,-./:=? ".utf8.contains(byte)
        }
    }
}
