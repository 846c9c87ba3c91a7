package import Mail
package import Store

/// Where features leave letters: puts them on the letterhead and hands them to the messenger.
package struct Postbox: Sendable {
    package let letterhead: Letterhead
    let messenger: any Messenger

    package init(letterhead: Letterhead, messenger: any Messenger) {
        self.letterhead = letterhead
        self.messenger = messenger
    }

    /// Sends a letter to one person.
    ///
    /// - Parameter id: the same for the same letter, so that a second attempt is recognised as one.
    /// - Throws: ``JobFailure`` when the messenger does not take it.
    package func send(_ letter: Letter, to mailbox: Mailbox, id: String, at now: Timestamp) async throws {
        let message = try Message(
            id: MessageID(local: id, domain: letterhead.from.address.domain),
            date: MessageDate(secondsSince1970: Int(now.microseconds / 1_000_000)),
            from: letterhead.from,
            to: mailbox,
            replyTo: letterhead.replyTo,
            subject: HeaderText(letter.subject),
            text: letter.text(on: letterhead)
        )
        do {
            try await messenger.send(message)
        } catch {
            throw JobFailure("mail not handed over: \(error)")
        }
    }

    /// Whom a letter goes to; trying again would not make a wrong address right.
    package static func mailbox(_ address: String, _ name: String) throws -> Mailbox {
        do {
            return try Mailbox(address, name: name)
        } catch {
            // The problem names the address, and job lists hold no personal data.
            throw JobFailure("the address or name of the recipient cannot stand in a mail", retry: .never)
        }
    }
}
