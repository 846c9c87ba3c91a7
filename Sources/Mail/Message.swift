/// One mail to one person, such as the invitation for Anna Beispiel, before it is written out as bytes.
///
/// There is exactly one recipient: nobody sees who else got the same text, and a failed delivery belongs to
/// one person.
package struct Message: Sendable, Hashable {
    package var id: MessageID
    package var date: MessageDate
    package var from: Mailbox
    package var to: Mailbox
    /// Where answers go; `nil` means to the sender.
    package var replyTo: Mailbox?
    package var subject: HeaderText
    /// Plain text with any line ends.
    package var text: String
    package var origin: Origin
    package var furtherFields: [HeaderField]

    /// Whether a person wrote the message; tells holiday answers to keep quiet (RFC 3834, section 5).
    package enum Origin: Sendable, Hashable {
        case person
        case program
    }

    /// - Parameter furtherFields: headers beyond the usual ones; naming a usual one is an error.
    package init(
        id: MessageID,
        date: MessageDate,
        from: Mailbox,
        to: Mailbox,
        replyTo: Mailbox? = nil,
        subject: HeaderText,
        text: String,
        origin: Origin = .program,
        furtherFields: [HeaderField] = []
    ) throws(MailProblem) {
        if let field = furtherFields.first(where: { Self.ownFields.contains($0.name.lowercased()) }) {
            throw .headerName(field.name)
        }
        (self.id, self.date, self.from, self.to, self.replyTo) = (id, date, from, to, replyTo)
        (self.subject, self.text, self.origin, self.furtherFields) = (subject, text, origin, furtherFields)
    }

    /// What stands below the headers; several parts once messages carry more than text.
    var content: MIMEPart { .text(text) }

    /// What `bytes` writes itself, and what must never be added: more recipients, another path back.
    private static let ownFields: Set<String> = [
        "auto-submitted", "bcc", "cc", "content-language", "content-transfer-encoding", "content-type",
        "date",
        "from", "message-id", "mime-version", "received", "reply-to", "return-path", "sender", "subject",
        "to",
        "x-auto-response-suppress",
    ]
}
