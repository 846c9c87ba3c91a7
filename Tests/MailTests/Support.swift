@testable import Mail

/// A message of the program to Anna Beispiel; each test changes what it is about.
func message(
    from: Mailbox? = nil,
    to: Mailbox? = nil,
    replyTo: Mailbox? = nil,
    subject: String = "Einladung",
    text: String = "Guten Tag",
    origin: Message.Origin = .program,
    furtherFields: [HeaderField] = []
) throws -> Message {
    try Message(
        id: MessageID(local: "0193-1", domain: "nrwconnect.example"),
        date: MessageDate(secondsSince1970: 1_795_485_688),
        from: from ?? Mailbox("system@nrwconnect.example", name: "nrwconnect"),
        to: to ?? Mailbox("anna@musterstadt.example", name: "Anna Beispiel"),
        replyTo: replyTo,
        subject: HeaderText(subject),
        text: text,
        origin: origin,
        furtherFields: furtherFields
    )
}

func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// The lines without their CRLF; a bare CR or LF stays inside a line and fails the test that looks.
func lines(_ bytes: [UInt8]) -> [String] {
    var lines: [[UInt8]] = [[]]
    var position = 0
    while position < bytes.count {
        if bytes[position] == 13, position + 1 < bytes.count, bytes[position + 1] == 10 {
            lines.append([])
            position += 2
        } else {
            lines[lines.count - 1].append(bytes[position])
            position += 1
        }
    }
    return lines.map(string)
}

/// The message's header lines, unfolded.
func headers(_ bytes: [UInt8]) -> [String] {
    var unfolded: [String] = []
    for line in lines(bytes) {
        if line.isEmpty { break }
        if line.hasPrefix(" "), let last = unfolded.popLast() {
            unfolded.append(last + line)
        } else {
            unfolded.append(line)
        }
    }
    return unfolded
}

/// Texts that try to become a header of their own.
let injections = [
    "Anna\r\nBcc: fremd@boese.example",
    "Anna\nBcc: fremd@boese.example",
    "Anna\rBcc: fremd@boese.example",
    "Anna\r\n\r\nText",
    "Anna\u{0B}Bcc: x",
    "Anna\u{0}",
    "Anna\u{85}Bcc: x",
    "Anna\u{2028}Bcc: x",
    "Anna\u{2029}Bcc: x",
    "Anna\tx",
    "gpj.\u{202E}exe",
    "\n",
    "\r\n",
]
