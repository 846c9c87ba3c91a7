/// A JSON value (RFC 8259) written in one stable form: keys in the order given, no spaces.
indirect enum JSON: Sendable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([JSON])
    case object([(String, JSON)])
    case null

    /// The text in UTF-8.
    ///
    /// `<` and `&` are escaped so that the text may stand inside `<script>` as it is.
    var bytes: [UInt8] {
        var output: [UInt8] = []
        write(into: &output)
        return output
    }

    private func write(into output: inout [UInt8]) {
        switch self {
        case .text(let text): Self.write(text, into: &output)
        case .number(let number):
            let isWhole = number == number.rounded() && abs(number) < 1e15
            output += (isWhole ? String(Int(number)) : String(number)).utf8
        case .flag(let flag): output += (flag ? "true" : "false").utf8
        case .null: output += "null".utf8
        case .list(let items):
            output.append(UInt8(ascii: "["))
            for (at, item) in items.enumerated() {
                if at > 0 { output.append(UInt8(ascii: ",")) }
                item.write(into: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (at, member) in members.enumerated() {
                if at > 0 { output.append(UInt8(ascii: ",")) }
                Self.write(member.0, into: &output)
                output.append(UInt8(ascii: ":"))
                member.1.write(into: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\"".utf8
            case "\\": output += "\\\\".utf8
            case "\n": output += "\\n".utf8
            case "\r": output += "\\r".utf8
            case "\t": output += "\\t".utf8
            case "<": output += "\\u003c".utf8
            case ">": output += "\\u003e".utf8
            case "&": output += "\\u0026".utf8
            case "\u{2028}": output += "\\u2028".utf8
            case "\u{2029}": output += "\\u2029".utf8
            case _ where scalar.value < 32:
                let hex = String(scalar.value, radix: 16)
                output += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
            default: output += String(scalar).utf8
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}

extension JSON {
    /// An object without the members that are absent.
    static func members(_ members: [(String, JSON?)]) -> JSON {
        .object(members.compactMap { name, value in value.map { (name, $0) } })
    }

    static func optional(_ text: String?) -> JSON? { text.map { .text($0) } }
}
