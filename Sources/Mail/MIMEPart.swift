/// A piece of content with the headers that describe it, such as the German text of a message (RFC 2045).
///
/// A message has one today; several become the parts of a multipart body without a change here.
package struct MIMEPart: Sendable, Hashable {
    let fields: [HeaderField]
    /// Already encoded for transport: CRLF line ends, short lines, ASCII.
    let body: [UInt8]

    /// German text, readable without any decoding where it is ASCII.
    package static func text(_ text: String) -> MIMEPart {
        MIMEPart(
            fields: [
                .fixed("Content-Type", "text/plain; charset=utf-8"),
                .fixed("Content-Transfer-Encoding", "quoted-printable"),
                .fixed("Content-Language", "de"),
            ],
            body: QuotedPrintable.encode(text)
        )
    }

    /// The part as it stands in a message: fields, a blank line, the body.
    var bytes: [UInt8] { fields.flatMap(\.bytes) + [13, 10] + body }
}
