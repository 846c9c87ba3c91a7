/// A value with parameters, read strictly: `form-data; name="datei"; filename="a.pdf"` (RFC 9110, section 5.6.6).
struct FieldParameters: Equatable {
    /// In lower case.
    let value: String
    /// By their names in lower case.
    private let parameters: [String: String]

    enum Quoting {
        /// A backslash takes the meaning from what follows (RFC 9110, section 5.6.4).
        case http
        /// A backslash is one: names of files may have some, and browsers write quotes as `%22` (WHATWG HTML, multipart form
        /// data).
        case form
    }

    /// `nil` for broken syntax and for a name that comes twice.
    init?(_ field: String, quoting: Quoting) {
        var rest = Array(field.utf8)[...]
        value = Self.text(Self.take(&rest) { $0 != UInt8(ascii: ";") }).trimmed.lowercased()
        var parameters: [String: String] = [:]
        while !rest.isEmpty {
            rest.removeFirst()
            _ = Self.take(&rest, Self.isSpace)
            let name = Self.text(Self.take(&rest) { Self.isToken[Int($0)] }).lowercased()
            guard !name.isEmpty, parameters[name] == nil, rest.popFirst() == UInt8(ascii: "="),
                let value = Self.takeValue(&rest, quoting)
            else { return nil }
            parameters[name] = value
            _ = Self.take(&rest, Self.isSpace)
            guard rest.first == nil || rest.first == UInt8(ascii: ";") else { return nil }
        }
        self.parameters = parameters
    }

    subscript(name: String) -> String? { parameters[name] }

    private static func takeValue(_ rest: inout ArraySlice<UInt8>, _ quoting: Quoting) -> String? {
        guard rest.first == UInt8(ascii: "\"") else {
            let token = take(&rest) { isToken[Int($0)] }
            return token.isEmpty ? nil : text(token)
        }
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return text(bytes[...]) }
            guard byte == UInt8(ascii: "\\"), quoting == .http else {
                bytes.append(byte)
                continue
            }
            guard let escaped = rest.popFirst() else { return nil }
            bytes.append(escaped)
        }
        return nil
    }

    private static func take(
        _ rest: inout ArraySlice<UInt8>,
        _ isWanted: (UInt8) -> Bool
    ) -> ArraySlice<UInt8> {
        let taken = rest.prefix(while: isWanted)
        rest = rest[taken.endIndex...]
        return taken
    }

    /// What is cut out between ASCII signs of valid UTF-8 is valid too.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == 0x09 }

    /// Whether a byte may stand in a token (RFC 9110, section 5.6.2).
    static let isToken: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~"
        for byte in letters.utf8 { table[Int(byte)] = true }
        return table
    }()
}
