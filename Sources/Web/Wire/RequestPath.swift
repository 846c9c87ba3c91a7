/// The path and query of a request target: `/gr%C3%BC%C3%9Fe/?a=1` is the path `/grüße/` and the query `a=1`.
///
/// Decoding is strict (RFC 3986, section 2.1): what could mean two things to two programs is refused.
struct RequestPath: Equatable {
    let path: String
    let query: Substring?

    enum Refusal: Error, Equatable {
        case tooLong
        /// Not beginning with a slash, broken percent code, invalid UTF-8, control character, `\` or encoded `/`.
        case malformed
    }

    static let longest = 2048

    init(_ target: String) throws(Refusal) {
        guard target.utf8.count <= Self.longest else { throw .tooLong }
        guard target.utf8.first == UInt8(ascii: "/") else { throw .malformed }
        if target.utf8.allSatisfy({ Self.isPlain[Int($0)] }) {
            path = target
            query = nil
            return
        }
        let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
        query = mark.map { target[target.utf8.index(after: $0)...] }
        path = try Self.decode(target.utf8[..<(mark ?? target.endIndex)])
    }

    private static func decode(_ encoded: Substring.UTF8View) throws(Refusal) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var rest = encoded.makeIterator()
        while var byte = rest.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.next()?.hexValue, let low = rest.next()?.hexValue else {
                    throw .malformed
                }
                byte = high << 4 | low
                if byte == UInt8(ascii: "/") { throw .malformed }
            }
            guard byte >= 0x20, byte != 0x7F, byte != UInt8(ascii: "\\") else { throw .malformed }
            bytes.append(byte)
        }
        // Overlong forms such as C0 AE for a dot are no valid UTF-8 and end here.
        guard let path = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        return path
    }

    /// Bytes that stand for themselves in a path (RFC 3986, `pchar` and `/`), as a table for speed.
    private static let isPlain: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/"
        for byte in plain.utf8 { table[Int(byte)] = true }
        return table
    }()
}

extension UInt8 {
    /// 0…15 for a hexadecimal digit in ASCII.
    var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
