import Logging

/// Writes values of the log as JSON, without Foundation: this runs for every request.
enum JSONText {
    static func append(_ text: String, to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                line.append(UInt8(ascii: "\\"))
                line.append(byte)
            case UInt8(ascii: "\n"): line += "\\n".utf8
            case 0..<0x20, 0x7F:
                line += (byte < 0x10 ? "\\u000" : "\\u00").utf8
                line += String(byte, radix: 16).utf8
            default: line.append(byte)
            }
        }
        line.append(UInt8(ascii: "\""))
    }

    static func append(_ value: Logger.MetadataValue, to line: inout [UInt8]) {
        switch value {
        case .string(let text): append(text, to: &line)
        case .stringConvertible(let number as Int): line += String(number).utf8
        case .stringConvertible(let number as Double):
            line += number.isFinite ? Array(String(number).utf8) : Array("null".utf8)
        case .stringConvertible(let other): append(other.description, to: &line)
        case .array(let values):
            line.append(UInt8(ascii: "["))
            for (number, value) in values.enumerated() {
                if number > 0 { line.append(UInt8(ascii: ",")) }
                append(value, to: &line)
            }
            line.append(UInt8(ascii: "]"))
        case .dictionary(let values):
            line.append(UInt8(ascii: "{"))
            for (number, pair) in values.sorted(by: { $0.key < $1.key }).enumerated() {
                if number > 0 { line.append(UInt8(ascii: ",")) }
                append(pair.key, to: &line)
                line.append(UInt8(ascii: ":"))
                append(pair.value, to: &line)
            }
            line.append(UInt8(ascii: "}"))
        }
    }
}
