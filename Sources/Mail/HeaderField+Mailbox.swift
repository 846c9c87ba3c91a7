/// Headers that name people: `From: =?utf-8?Q?J=C3=BCrgen?= <juergen@musterstadt.example>`.
extension HeaderField {
    package static func mailbox(_ name: StaticString, _ mailbox: Mailbox) -> HeaderField {
        HeaderField(name, pieces: pieces(of: mailbox, after: "\(name)".utf8.count + 2))
    }

    static func messageID(_ name: StaticString, _ id: MessageID) -> HeaderField {
        HeaderField(name, pieces: [id.description])
    }

    static func date(_ date: MessageDate) -> HeaderField {
        HeaderField("Date", pieces: [date.text])
    }

    private static func pieces(of mailbox: Mailbox, after column: Int) -> [String] {
        guard let name = mailbox.name else { return [mailbox.address.description] }
        return phrase(name.text, after: column) + ["<\(mailbox.address)>"]
    }

    /// A display name: atoms as they are, ASCII with marks in quotes, the rest as encoded words.
    private static func phrase(_ text: String, after column: Int) -> [String] {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        if words.allSatisfy({ isAtom($0) && $0.utf8.count <= 60 }) { return words }
        let isShort = text.utf8.count <= 60 && text.utf8.allSatisfy(ASCII.isPrintable) && !text.contains("=?")
        return isShort ? [quoted(text)] : EncodedWords.encode(text, first: 76 - column)
    }

    private static func isAtom(_ word: String) -> Bool {
        !word.isEmpty && !word.contains("=?") && word.utf8.allSatisfy(ASCII.isAtom)
    }

    private static func quoted(_ text: String) -> String {
        var output = "\""
        for character in text {
            if character == "\"" || character == "\\" { output += "\\" }
            output.append(character)
        }
        return output + "\""
    }
}
