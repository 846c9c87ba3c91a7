/// Values in the one form that equal values share, whoever wrote them.
extension ArchiveScanner {
    /// Deeper nesting is nobody's data and would use up the stack.
    private static let deepest = 200

    /// Appends the value that comes next.
    mutating func canonicalValue(into output: inout [UInt8], depth: Int = 0) throws {
        guard depth < Self.deepest else { throw Malformed() }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): try object(into: &output, depth)
        case UInt8(ascii: "["): try list(into: &output, depth)
        case UInt8(ascii: "\""): ArchiveText.append(try string(), to: &output)
        default:
            if take(word: "null") {
                output += "null".utf8
            } else if take(word: "true") {
                output += "true".utf8
            } else if take(word: "false") {
                output += "false".utf8
            } else {
                try ArchiveNumber(number()).append(to: &output)
            }
        }
        skipBlanks()
    }

    private mutating func list(into output: inout [UInt8], _ depth: Int) throws {
        try expect("[")
        output.append(UInt8(ascii: "["))
        skipBlanks()
        if !take("]") {
            try canonicalValue(into: &output, depth: depth + 1)
            while take(",") {
                output.append(UInt8(ascii: ","))
                try canonicalValue(into: &output, depth: depth + 1)
            }
            try expect("]")
        }
        output.append(UInt8(ascii: "]"))
    }

    /// Members in the order of their names; of two with one name the last counts, as in PostgreSQL.
    private mutating func object(into output: inout [UInt8], _ depth: Int) throws {
        try expect("{")
        skipBlanks()
        var members: [[UInt8]: [UInt8]] = [:]
        if !take("}") {
            repeat {
                skipBlanks()
                let name = try string()
                skipBlanks()
                try expect(":")
                var value: [UInt8] = []
                try canonicalValue(into: &value, depth: depth + 1)
                members[name] = value
            } while take(",")
            try expect("}")
        }
        output.append(UInt8(ascii: "{"))
        let sorted = members.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (at, member) in sorted.enumerated() {
            if at > 0 { output.append(UInt8(ascii: ",")) }
            ArchiveText.append(member.key, to: &output)
            output.append(UInt8(ascii: ":"))
            output += member.value
        }
        output.append(UInt8(ascii: "}"))
    }
}
