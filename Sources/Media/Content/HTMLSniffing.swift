/// Whether a browser that guesses would take a text for HTML or XML (WHATWG MIME Sniffing, section 7.1).
///
/// Wider than the standard where that costs nothing: a byte order mark is skipped, any blank and "/" may end
/// a tag, and letters of `<?xml` and `<!--` count in any case.
enum HTMLSniffing {
    private static let tags = [
        "!doctype html", "html", "head", "script", "iframe", "h1", "div", "font", "table", "a", "style",
        "title", "b", "body", "br", "p", "meta", "link", "img", "svg", "object", "embed", "form", "base",
    ].map { Array($0.utf8) }

    static func isMarkup(_ bytes: [UInt8]) -> Bool {
        var text = bytes.has([0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        text = text.drop { isBlank($0) }
        guard text.first == 0x3C else { return false }
        let start = text.dropFirst().prefix(16).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        if start.has("!--") || start.has("?xml") { return true }
        return tags.contains { tag in
            start.has(tag)
                && start.byte(at: tag.count).map { isBlank($0) || $0 == 0x3E || $0 == 0x2F } ?? false
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B
    }
}
