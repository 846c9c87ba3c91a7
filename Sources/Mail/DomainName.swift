import Foundation

/// Host names in the form that the mail system carries: `köln.example` becomes `xn--kln-sna.example`.
enum DomainName {
    /// The domain in lower-case ASCII.
    ///
    /// Names without a dot are taken (`localhost` in tests, the host of a town hall's own network); whether
    /// people may enter them is for the caller to decide.
    static func ascii(_ text: some StringProtocol) throws(MailProblem) -> String {
        // RFC 5895, section 2: lower case, then NFC; that covers what people type.
        let mapped = text.lowercased().precomposedStringWithCanonicalMapping
        var labels: [String] = []
        for label in mapped.split(separator: ".", omittingEmptySubsequences: false) {
            guard let ascii = asciiLabel(label) else { throw .domain(String(text)) }
            labels.append(ascii)
        }
        let name = labels.joined(separator: ".")
        guard name.utf8.count <= 253 else { throw .domain(String(text)) }
        return name
    }

    private static func asciiLabel(_ label: Substring) -> String? {
        let isPlain = label.utf8.allSatisfy { $0 < 0x80 }
        // Letters, marks and digits only: the stops and blanks of other scripts could look like a dot.
        guard isPlain || label.unicodeScalars.allSatisfy(isLabelScalar) else { return nil }
        guard let ascii = isPlain ? String(label) : Punycode.encode(label.unicodeScalars).map({ "xn--" + $0 })
        else { return nil }
        let bytes = Array(ascii.utf8)
        guard (1...63).contains(bytes.count), bytes.first != UInt8(ascii: "-"),
            bytes.last != UInt8(ascii: "-"),
            bytes.allSatisfy({ ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        return ascii
    }

    private static func isLabelScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == "-" || ASCII.isLetterOrDigit(UInt8(scalar.value)) }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber:
            return true
        default: return false
        }
    }
}
