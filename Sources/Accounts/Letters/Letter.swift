/// The text of one mail: subject, greeting, paragraphs, signature.
///
/// Plain text that answers five questions: who writes, why to you, what to do, until when, and what if it was not you.
package struct Letter: Sendable, Hashable {
    package var subject: String
    /// Whom it greets; `nil` when only the address is known.
    package var name: String?
    package var paragraphs: [Paragraph]

    package init(subject: String, name: String? = nil, paragraphs: [Paragraph]) {
        self.subject = subject
        self.name = name
        self.paragraphs = paragraphs
    }

    /// A piece of the text between two blank lines.
    package enum Paragraph: Sendable, Hashable, ExpressibleByStringInterpolation {
        case text(String)
        /// Alone on its line and never wrapped, so that every program makes it one link.
        case link(String)

        package init(stringLiteral text: String) { self = .text(text) }
    }

    /// The lines as they are read, at most 72 characters wide where words allow it.
    func text(on letterhead: Letterhead) -> String {
        let greeting = name.map { "Guten Tag \($0)," } ?? "Guten Tag,"
        let blocks =
            [greeting]
            + paragraphs.map { paragraph in
                switch paragraph {
                case .text(let text): Self.wrapped(text)
                case .link(let address): address
                }
            }
        return (blocks + ["-- \n" + Self.signature(of: letterhead)]).joined(separator: "\n\n") + "\n"
    }

    private static func signature(of letterhead: Letterhead) -> String {
        let answer =
            letterhead.replyTo == nil
            ? "Diese Nachricht hat das Programm verschickt. Antworten darauf liest niemand; wenden Sie sich an "
                + "\(letterhead.contact)."
            : "Diese Nachricht hat das Programm verschickt. Ihre Antwort geht an \(letterhead.contact)."
        return "\(letterhead.siteName)\n\(letterhead.baseURL)/\n\(wrapped(answer))"
    }

    private static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= 72 {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n")
    }
}
