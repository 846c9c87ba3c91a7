/// Text that fits into one header: a subject such as `Einladung zu nrwconnect`, a person's name.
///
/// It holds no control characters and no line ends of any kind, so text from a form cannot add header lines
/// wherever it is put. What does not fit is refused, not mended: a name with a line end is an attack or a
/// broken import, and both should be seen.
package struct HeaderText: Sendable, Hashable, CustomStringConvertible {
    package let text: String

    package var description: String { text }

    package init(_ text: String) throws(MailProblem) {
        // A header may fold over many lines, but no reader shows more, and some relays cut at 998 in all.
        guard text.unicodeScalars.count <= 400 else { throw .tooLong(text) }
        guard !text.unicodeScalars.contains(where: Self.isForbidden) else { throw .controlCharacter(text) }
        self.text = text
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Direction overrides make `gpj.exe` look like `exe.jpg`; names need none of them.
        case .format: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        default: false
        }
    }
}
