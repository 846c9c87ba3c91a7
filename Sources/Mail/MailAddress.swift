/// An address that mail can be sent to: `anna.beispiel@musterstadt.example`.
///
/// Only addresses that every relay takes: a dot-atom (RFC 5322, section 3.2.3) of ASCII before the `@`, host
/// labels after it. A domain with umlauts is kept as its ASCII form (RFC 5891), because raw UTF-8 would need
/// SMTPUTF8 along the whole way. Quoted local parts and address literals are refused: nobody has them, and
/// they are the usual carrier of injected header lines.
package struct MailAddress: Sendable, Hashable, CustomStringConvertible {
    /// The part before the `@`, as it was written: its case belongs to the receiving host.
    package let local: String
    /// The domain in lower case and ASCII.
    package let domain: String

    package var description: String { "\(local)@\(domain)" }

    package init(_ text: String) throws(MailProblem) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .address(text) }
        let domain = try DomainName.ascii(parts[1])
        guard Self.isDotAtom(parts[0]), parts[0].utf8.count <= 64,
            // RFC 5321, section 4.5.3.1.3: a path has 256 octets with its angle brackets.
            parts[0].utf8.count + 1 + domain.utf8.count <= 254
        else { throw .address(text) }
        local = String(parts[0])
        self.domain = domain
    }

    private static func isDotAtom(_ text: Substring) -> Bool {
        let atoms = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(ASCII.isAtom) }
    }
}
