/// The message as RFC 5322 wants it: ASCII, CRLF, no line over 998 octets.
extension Message {
    /// What goes over the wire and into the outbox; dots are not yet doubled, that is SMTP's part.
    package var bytes: [UInt8] {
        var fields: [HeaderField] = [
            .date(date),
            .mailbox("From", from),
            .mailbox("To", to),
        ]
        if let replyTo { fields.append(.mailbox("Reply-To", replyTo)) }
        fields += [.messageID("Message-ID", id), .text("Subject", subject)]
        if origin == .program {
            fields += [
                .fixed("Auto-Submitted", "auto-generated"),
                // Exchange does not heed Auto-Submitted.
                .fixed("X-Auto-Response-Suppress", "OOF, AutoReply"),
            ]
        }
        fields += furtherFields
        fields.append(.fixed("MIME-Version", "1.0"))
        return fields.flatMap(\.bytes) + content.bytes
    }
}
