/// A text cut into lines: `"a\nb"` is `"a\n"` and `"b"`, and joined again it is the same bytes.
///
/// Bytes decide: "ä" in one and in two scalars are different lines, which `String` would call equal.
package struct Lines: Sendable {
    let bytes: [UInt8]

    /// Where each line starts, and the end of the text; one more than there are lines.
    let starts: [Int]

    /// Cuts behind every line feed; the empty text has no line.
    package init(_ text: String) {
        self.init(bytes: Array(text.utf8))
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        bytes.withUnsafeBufferPointer { buffer in
            for at in buffer.indices where buffer[at] == 10 { starts.append(at + 1) }
        }
        if starts[starts.count - 1] < bytes.count { starts.append(bytes.count) }
        self.starts = starts
    }

    /// How many lines there are; a last one without line feed counts.
    package var count: Int { starts.count - 1 }

    /// Where a line's bytes are, its line feed among them.
    func span(_ line: Int) -> Range<Int> { starts[line]..<starts[line + 1] }

    func span(_ lines: Range<Int>) -> Range<Int> { starts[lines.lowerBound]..<starts[lines.upperBound] }

    /// Several lines as text.
    package func text(_ lines: Range<Int>) -> String {
        String(decoding: bytes[span(lines)], as: UTF8.self)
    }

    /// Whether there is nothing in the line but blanks, tabs and its end.
    func isBlank(_ line: Int) -> Bool {
        bytes[span(line)].allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 || $0 == 10 }
    }
}

/// Whether two texts are the same bytes; `==` would also call composed and decomposed umlauts equal.
func sameBytes(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
}
