/// The line that opens fenced code, and so what closes it (CommonMark 0.31, section 4.5).
struct CodeFence {
    private let sign: UInt8
    private let length: Int

    private static let backtick = UInt8(ascii: "`")
    private static let tilde = UInt8(ascii: "~")

    /// At least three backticks, with none behind them in the line, or at least three tildes.
    init?(opening line: ArraySlice<UInt8>) {
        guard let text = HeadingLines.withoutIndent(line), let first = text.first,
            first == Self.backtick || first == Self.tilde
        else { return nil }
        sign = first
        length = text.prefix { $0 == first }.count
        if length < 3 || first == Self.backtick && text.dropFirst(length).contains(first) { return nil }
    }

    /// As many of the same sign or more, and nothing else.
    func isClosed(by line: ArraySlice<UInt8>) -> Bool {
        guard let text = HeadingLines.withoutIndent(line) else { return false }
        let rest = text.drop { $0 == sign }
        return text.count - rest.count >= length && rest.allSatisfy { $0 == 32 || $0 == 9 }
    }
}
