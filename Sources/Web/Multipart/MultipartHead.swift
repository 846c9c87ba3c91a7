/// What a part says about itself: `Content-Disposition: form-data; name="datei"; filename="a.pdf"` (RFC 7578, section 4).
struct MultipartHead {
    /// The name of the input.
    let name: String
    /// As it was sent; `nil` for a part that is text.
    let fileName: String?
    /// The media type as claimed; `application/octet-stream` for a file without one.
    let type: String

    private static let mostLines = 16

    /// - Parameter bytes: lines that each end with CR LF.
    /// - Throws: ``RequestProblem`` (400).
    init(_ bytes: ArraySlice<UInt8>) throws {
        let fields = try Self.fields(bytes)
        guard
            let disposition = fields["content-disposition"].flatMap({ FieldParameters($0, quoting: .form) }),
            disposition.value == "form-data", let name = disposition["name"], !name.isEmpty
        else { throw RequestProblem.multipart("no name") }
        self.name = Self.unescape(name).replacing("\r\n", with: "\n")
        fileName = try Self.fileName(disposition)
        let type = fields["content-type"] ?? (fileName == nil ? "text/plain" : "application/octet-stream")
        self.type = type
        try Self.check(type, coding: fields["content-transfer-encoding"], isText: fileName == nil)
    }

    /// The name in its exact form, if there is one (RFC 6266, section 4.3).
    private static func fileName(_ disposition: FieldParameters) throws -> String? {
        guard let extended = disposition["filename*"] else { return disposition["filename"].map(unescape) }
        guard let name = ExtendedValue.decode(extended) else { throw RequestProblem.multipart("filename*") }
        return name
    }

    private static func check(_ type: String, coding: String?, isText: Bool) throws {
        let type = FieldParameters(type, quoting: .http)
        // RFC 7578, section 4.3: several files are several parts.
        if type?.value.hasPrefix("multipart/") == true { throw RequestProblem.multipart("nested") }
        if isText, let charset = type?["charset"]?.lowercased(), !["utf-8", "us-ascii"].contains(charset) {
            throw RequestProblem.multipart("charset")
        }
        // RFC 7578, section 4.7: none that would change the bytes.
        guard ["7bit", "8bit", "binary"].contains(coding?.lowercased() ?? "binary") else {
            throw RequestProblem.multipart("transfer encoding")
        }
    }

    /// The fields by their names in lower case (RFC 5322, section 2.2, without folding).
    private static func fields(_ bytes: ArraySlice<UInt8>) throws -> [String: String] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RequestProblem.multipart("invalid UTF-8 in a head")
        }
        let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).dropLast()
        guard lines.count <= mostLines else { throw RequestProblem.multipart("long head") }
        var fields: [String: String] = [:]
        for line in lines {
            guard line.last == 13, let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                throw RequestProblem.multipart("broken head")
            }
            let (name, value) = (line[..<colon], line[line.index(after: colon)...].dropLast())
            let isFine =
                !name.isEmpty && name.allSatisfy { FieldParameters.isToken[Int($0)] }
                && !value.contains { $0 < 32 && $0 != 9 || $0 == 127 }
            let key = Substring(name).lowercased()
            guard isFine, !key.hasPrefix("--"), fields[key] == nil else {
                throw RequestProblem.multipart("broken head")
            }
            fields[key] = String(Substring(value).trimmed)
        }
        return fields
    }

    /// Takes back what browsers do to names: a quote is `%22`, a line end `%0D%0A`, and nothing else (WHATWG HTML, multipart form
    /// data).
    private static func unescape(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "%")) else { return name }
        return name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}
