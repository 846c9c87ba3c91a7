/// A tokenizer that accepts only what Markup may write: closed elements, known attributes in double quotes,
/// escaped text, harmless addresses.
///
/// Returns the first fault, nil when all is well.
struct StrictHTML {
    static let attributes: [String: Set<String>] = [
        "a": ["href", "class", "rel", "title", "aria-label", "id", "data-erklaerung"], "abbr": [],
        "blockquote": [],
        "br": [], "caption": [], "code": ["class"], "dd": [], "del": [],
        "div": [
            "class", "id", "role", "tabindex", "aria-label", "lang",
        ], "dl": ["class"], "dt": [], "em": [], "figcaption": [], "figure": ["id", "class"], "h2": ["id"],
        "h3": ["id"], "h4": ["id"], "h5": ["id"], "h6": ["id"], "hr": [],
        "img": ["src", "alt", "width", "height", "loading", "title"],
        "input": ["type", "disabled", "checked", "aria-label"], "li": ["class", "id"], "ol": ["start"],
        "p": ["class"], "pre": ["tabindex"], "section": ["class", "role", "aria-labelledby"],
        "span": ["class", "lang"], "strong": [], "sup": ["class", "id"], "table": [], "tbody": [],
        "td": ["class"], "th": ["scope", "class"], "thead": [], "time": ["datetime"], "tr": [], "ul": [],
    ]
    static let void: Set<String> = ["br", "hr", "img", "input"]
    static let blocks: Set<String> = [
        "blockquote", "div", "dl", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "section",
        "table", "ul",
    ]

    static func fault(in html: [UInt8]) -> String? {
        var checker = StrictHTML(bytes: html)
        return checker.run()
    }

    let bytes: [UInt8]
    var at = 0
    var open: [String] = []
    var ids: Set<String> = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() -> String? {
        while at < bytes.count {
            let fault: String?
            switch bytes[at] {
            case UInt8(ascii: "<"): fault = tag()
            case UInt8(ascii: "&"): fault = entity()
            case UInt8(ascii: ">"), UInt8(ascii: "\""): fault = "unescaped character"
            default:
                at += 1
                continue
            }
            if let fault { return "\(fault) at \(at): \(context)" }
        }
        return open.isEmpty ? nil : "left open: \(open)"
    }

    private var context: String {
        String(decoding: bytes[max(0, at - 60)..<min(bytes.count, at + 40)], as: UTF8.self)
    }

    private mutating func entity() -> String? {
        for name in ["&amp;", "&lt;", "&gt;", "&quot;", "&#x27;"] where bytes[at...].starts(with: name.utf8) {
            at += name.utf8.count
            return nil
        }
        return "bare ampersand"
    }

    private mutating func name() -> String {
        let start = at
        while at < bytes.count,
            bytes[at] == 0x2D || (bytes[at] >= 0x30 && bytes[at] <= 0x39)
                || (bytes[at] >= 0x61 && bytes[at] <= 0x7A)
        {
            at += 1
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func take(_ text: String) -> Bool {
        guard bytes[min(at, bytes.count)...].starts(with: text.utf8) else { return false }
        at += text.utf8.count
        return true
    }

    private mutating func tag() -> String? {
        at += 1
        if take("/") {
            let closed = name()
            guard open.popLast() == closed, take(">") else { return "wrong end tag \(closed)" }
            return nil
        }
        let element = name()
        guard let allowed = Self.attributes[element] else { return "element \(element)" }
        if Self.blocks.contains(element), let parent = open.last,
            ["p", "a", "em", "strong", "span", "h2"].contains(parent)
        {
            return "\(element) in \(parent)"
        }
        if element == "a", open.contains("a") { return "link in link" }
        var seen: Set<String> = []
        while take(" ") {
            if take("/") { break }
            let attribute = name()
            guard allowed.contains(attribute), seen.insert(attribute).inserted else {
                return "attribute \(element).\(attribute)"
            }
            guard take("=") else { continue }
            guard take("\"") else { return "unquoted \(attribute)" }
            let start = at
            while at < bytes.count, bytes[at] != 0x22 {
                if bytes[at] == 0x3C || bytes[at] == 0x3E { return "unescaped in \(attribute)" }
                if bytes[at] == 0x26, let fault = entity() {
                    return fault
                } else if bytes[at] != 0x22 {
                    at += 1
                }
            }
            let value = String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self)
            if let fault = check(attribute, value) { return fault }
            guard take("\"") else { return "open \(attribute)" }
        }
        guard take(">") else { return "open tag \(element)" }
        if !Self.void.contains(element) { open.append(element) }
        return nil
    }

    private mutating func check(_ attribute: String, _ value: String) -> String? {
        switch attribute {
        case "href", "src":
            let scheme = value.prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
            let isAbsolute = value.dropFirst(scheme.count).first == ":"
            if isAbsolute
                && (attribute == "src" || !["http", "https", "mailto", "tel"].contains(scheme.lowercased()))
            {
                return "address \(value)"
            }
            if value.hasPrefix("//") || value.contains(where: { $0 <= " " || $0 == "\\" }) {
                return "address \(value)"
            }
        case "id":
            if value.isEmpty || !ids.insert(value).inserted { return "id \(value) twice" }
        case "rel": return value == "noopener" ? nil : "rel"
        default: break
        }
        return nil
    }
}
