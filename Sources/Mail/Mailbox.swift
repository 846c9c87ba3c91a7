/// Who a message is from or for: `Anna Beispiel <anna.beispiel@musterstadt.example>`.
package struct Mailbox: Sendable, Hashable {
    package let address: MailAddress
    /// How the person is called; `nil` when only the address is known.
    package let name: HeaderText?

    package init(address: MailAddress, name: HeaderText? = nil) {
        self.address = address
        self.name = name
    }

    /// From texts of a form or a database row; a name of blanks is none.
    package init(_ address: String, name: String = "") throws(MailProblem) {
        self.address = try MailAddress(address)
        let isEmpty = name.allSatisfy(\.isWhitespace)
        self.name = isEmpty && !name.contains(where: \.isNewline) ? nil : try HeaderText(name)
    }
}
