/// An e-mail address: kept as it was given, compared by its folded form.
///
/// Deliberately smaller than RFC 5322: no comments, no quoted local parts, no literals. What is left can
/// stand in a header and in a page without a second thought.
package struct EmailAddress: Sendable, Hashable {
    /// As it was given, in NFC.
    package let text: String

    /// RFC 5321 section 4.5.3.1 and the limit that follows for the whole.
    private static let longest = 254
    private static let longestLocal = 64

    /// Checks an address; `nil` when mail could not be sent to it.
    package init?(_ text: String, allowsDotless: Bool = false) {
        guard let line = CleanText.line(text), line.utf8.count <= Self.longest else { return nil }
        let parts = line.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isLocal(parts[0]), Self.isDomain(parts[1], allowsDotless: allowsDotless)
        else { return nil }
        self.text = line
    }

    /// The form in which addresses are compared and are unique.
    package var folded: String { Self.fold(text) }

    /// Folds whatever somebody typed; text that is no address folds as well, so that it can be counted and
    /// looked up.
    package static func fold(_ text: String) -> String {
        // Cut first, so that a megabyte costs no more than an address.
        let scalars = text.unicodeScalars.prefix(2 * longest).filter { $0 != "\u{0}" }
        let start = String(String.UnicodeScalarView(scalars))
        let trimmed = CleanText.line(start) ?? start
        return CleanText.nfc(String(trimmed.prefix(longest)).lowercased())
    }

    /// The part behind the `@`, folded.
    var domain: String { String(folded.split(separator: "@").last ?? "") }

    private static func isLocal(_ part: Substring) -> Bool {
        guard !part.isEmpty, part.utf8.count <= longestLocal else { return false }
        let allowed = part.unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII { return isAtom(UInt8(scalar.value)) }
            return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
        return allowed && !part.hasPrefix(".") && !part.hasSuffix(".") && !part.contains("..")
    }

    /// atext of RFC 5322 and the dot.
    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
        }
    }

    private static func isDomain(_ part: Substring, allowsDotless: Bool) -> Bool {
        let labels = part.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1 || allowsDotless else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.unicodeScalars.allSatisfy { scalar in
                    scalar.isASCII
                        ? isLetterDigitHyphen(UInt8(scalar.value)) : scalar.properties.isAlphabetic
                }
        }
    }

    private static func isLetterDigitHyphen(_ byte: UInt8) -> Bool {
        switch byte {
        case 45, 48...57, 65...90, 97...122: true
        default: false
        }
    }
}
