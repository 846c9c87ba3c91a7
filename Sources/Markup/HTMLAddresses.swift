/// The addresses in HTML that we have written ourselves: every `href="…"` and `src="…"` in reading order.
enum HTMLAddresses {
    /// Whether the value of an address attribute begins here.
    static func begins(_ html: [UInt8], _ at: Int) -> Bool {
        at > 6 && html[at - 1] == 0x22 && html[at - 2] == 0x3D
            && (html[(at - 7)..<(at - 2)].elementsEqual(" href".utf8)
                || html[(at - 6)..<(at - 2)].elementsEqual(" src".utf8))
    }

    static func all(_ html: [UInt8]) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var at = 0
        while let quote = html[at...].firstIndex(of: 0x22) {
            at = quote + 1
            guard begins(html, at), let close = html[at...].firstIndex(of: 0x22) else { continue }
            found.append(Array(html[at..<close]))
            at = close
        }
        return found
    }

    /// The alternative text of an image whose address ends here.
    static func alt(_ html: [UInt8], _ close: Int) -> [UInt8] {
        let key = Array("\" alt=\"".utf8)
        guard html[close...].starts(with: key) else { return [] }
        let value = html[(close + key.count)...].prefix { $0 != 0x22 }
        return unescaped(Array(value))
    }

    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x26) else { return bytes }
        var text = String(decoding: bytes, as: UTF8.self)
        for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            text = text.replacing(entity, with: sign)
        }
        return Array(text.utf8)
    }

    /// An address as it is written into an attribute.
    static func written(_ address: String) -> [UInt8] {
        var buffer = ByteBuffer(capacity: address.utf8.count * 2)
        buffer.appendAddress(address)
        return buffer.array
    }
}
