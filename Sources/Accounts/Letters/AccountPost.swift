import Access
import Mail
import Store

/// Sends the mails that Access asked for: each job becomes one letter to one person, or several to several.
///
/// A job may run twice, after a crash between sending and noting it. Then the mail has the same Message-ID, and a
/// link is made anew, of which only the newest counts.
struct AccountPost: Sendable {
    let gate: Gate
    let letterhead: Letterhead
    let messenger: any Messenger

    /// An invitation or the confirmation of an address; nothing when the link is not needed any more.
    func sendLink(of job: Job) async throws {
        let payload = try job.decode(LinkJob.self)
        guard let link = try await gate.mailLink(payload.link) else { return }
        try await send(Letter(link, on: letterhead), to: mailbox(link.address, link.name), job.id.description)
    }

    /// A new password; nothing for an address that nobody has, and nobody can tell from outside.
    func sendReset(of job: Job) async throws {
        let payload = try job.decode(AddressJob.self)
        guard let link = try await gate.resetLink(for: payload.address) else { return }
        try await send(Letter(link, on: letterhead), to: mailbox(link.address, link.name), job.id.description)
    }

    func sendNotice(of job: Job) async throws {
        let payload = try job.decode(NoticeJob.self)
        guard let (address, name) = try await receiver(of: payload) else { return }
        let letter = Letter(payload.notice, name: name, reason: payload.reason, on: letterhead)
        try await send(letter, to: mailbox(address, name ?? ""), job.id.description)
    }

    /// Everybody who may decide; one address that cannot be written to does not keep the others waiting.
    func sendRequest(of job: Job) async throws {
        for person in try await gate.addressees(with: .peopleConfirm) {
            guard let receiver = try? mailbox(person.address, person.name) else { continue }
            let letter = Letter.request(to: person.name, on: letterhead)
            try await send(letter, to: receiver, "\(job.id).\(person.id)")
        }
    }

    private func receiver(of job: NoticeJob) async throws -> (address: String, name: String?)? {
        if let address = job.address { return (address, job.name) }
        guard let person = job.person, let addressee = try await gate.addressee(person) else { return nil }
        return (addressee.address, addressee.name)
    }

    private func send(_ letter: Letter, to mailbox: Mailbox, _ id: String) async throws {
        try await Postbox(letterhead: letterhead, messenger: messenger).send(
            letter,
            to: mailbox,
            id: id,
            at: gate.store.clock()
        )
    }

    private func mailbox(_ address: String, _ name: String) throws -> Mailbox {
        try Postbox.mailbox(address, name)
    }
}
