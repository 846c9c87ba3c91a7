/// An answer as a browser sees it: status, fields, cookies that were set, text.
package struct TestReply: Sendable {
    package let status: Int
    /// All fields in order, with names in lower case.
    package let fields: [(name: String, value: String)]
    package let body: [UInt8]

    /// The path that was asked for, so that forms without an address of their own work.
    package let path: String

    package subscript(name: String) -> String? {
        fields.first { $0.name == name.lowercased() }?.value
    }

    package var text: String { String(decoding: body, as: UTF8.self) }

    /// Where the answer leads, without scheme and host.
    package var location: String? {
        self["location"].map { $0.replacing("http://127.0.0.1", with: "", maxReplacements: 1) }
    }

    /// Parses a whole answer; `nil` for anything that is none.
    init?(_ bytes: [UInt8], path: String) {
        let mark = Array("\r\n\r\n".utf8)
        guard let end = bytes.indices.dropLast(3).first(where: { Array(bytes[$0..<$0 + 4]) == mark }) else {
            return nil
        }
        var lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = lines.removeFirst().split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { return nil }
        self.status = status
        self.path = path
        fields = lines.compactMap { line in
            let pair = line.split(separator: ":", maxSplits: 1)
            return pair.count == 2 ? (pair[0].lowercased(), String(pair[1].drop { $0 == " " })) : nil
        }
        let rest = bytes[(end + 4)...]
        let isChunked = fields.contains { $0.name == "transfer-encoding" && $0.value == "chunked" }
        body = isChunked ? Self.joined(rest) : Array(rest)
    }

    /// The chunks of a body in one piece (RFC 9112, section 7.1).
    private static func joined(_ chunks: ArraySlice<UInt8>) -> [UInt8] {
        var rest = chunks
        var body: [UInt8] = []
        while let lineEnd = rest.firstIndex(of: 13) {
            let line = String(decoding: rest[rest.startIndex..<lineEnd], as: UTF8.self)
            guard let size = Int(line, radix: 16), size > 0 else { break }
            let data = rest.dropFirst(line.utf8.count + 2)
            body += data.prefix(size)
            rest = data.dropFirst(size + 2)
        }
        return body
    }
}
