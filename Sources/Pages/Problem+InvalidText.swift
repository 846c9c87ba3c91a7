public import Markup

extension Problem {
    /// The error of a text that is not UTF-8, at its first wrong byte; `nil` if all is well.
    ///
    /// Such a text is refused, never repaired: a name with a question mark in it would be published.
    /// - Parameter firstLine: the line of the file on which the bytes begin.
    public static func invalidText(_ bytes: ArraySlice<UInt8>, firstLine: Int = 1) -> Problem? {
        guard let offset = bytes.withUnsafeBufferPointer({ Utf8.firstInvalidOffset(in: $0) }) else {
            return nil
        }
        let before = bytes.prefix(offset)
        let line = before[(before.lastIndex(of: 10).map { $0 + 1 } ?? before.startIndex)...]
        return Problem(
            line: firstLine + before.count { $0 == 10 },
            column: String(decoding: line, as: UTF8.self).unicodeScalars.count + 1,
            level: .error,
            code: "invalid-utf8",
            text: "Der Text ist kein gültiges UTF-8.",
            hint: "Speichern Sie die Datei im Zeichensatz UTF-8."
        )
    }
}
