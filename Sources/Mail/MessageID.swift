/// What tells one message from all others: `<0193…@nrwconnect.example>` (RFC 5322, section 3.6.4).
///
/// A message that comes from a job takes the job's id, so that a second attempt has the same Message-ID and
/// relays and readers can see that both are one.
package struct MessageID: Sendable, Hashable, CustomStringConvertible {
    package let local: String
    package let domain: String

    /// With the angle brackets.
    package var description: String { "<\(local)@\(domain)>" }

    /// - Parameter local: letters, digits, `.`, `-`, `_`; also a safe file name.
    package init(local: String, domain: String) throws(MailProblem) {
        let atoms = local.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard local.utf8.count <= 128,
            atoms.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isAllowed) })
        else { throw .messageID(local) }
        self.local = local
        self.domain = try DomainName.ascii(domain)
    }

    /// One made from 128 random bits.
    package static func random(domain: String) throws(MailProblem) -> MessageID {
        let digits = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }
        return try MessageID(local: digits.joined(separator: "-"), domain: domain)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        ASCII.isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
