import Access
import Accounts
import Mail
package import Store
import Web

/// What a mail about a request to join is about.
enum JoinJob: Codable, Sendable, Hashable {
    /// Somebody asks; those who coordinate are told.
    case asked(ID<JoinRequest>)
    /// The answer, for the one who asked.
    case answered(person: ID<Person>, workspace: ID<Workspace>, isAdmitted: Bool)
}

extension JobKind {
    package static let mailJoin = JobKind("mail.join", "Über Anfragen zur Mitarbeit benachrichtigen")
}

/// The mails about requests to join a workspace.
struct JoinPost: Sendable {
    let wiki: Wiki
    let postbox: Postbox

    func send(_ job: Job) async throws {
        switch try job.decode(JoinJob.self) {
        case .asked(let request): try await tellCoordinators(of: request, job)
        case .answered(let person, let workspace, let isAdmitted):
            try await tell(person, of: workspace, isAdmitted, job)
        }
    }

    private func tellCoordinators(of id: ID<JoinRequest>, _ job: Job) async throws {
        let found = try await wiki.store.read { reader -> (JoinRequest, Workspace, [ID<Person>])? in
            let place: ID<Workspace>? = try reader.value(
                "SELECT workspace FROM join_requests WHERE id = \(id)"
            )
            // Somebody may have answered already.
            guard let place, let workspace = try Workspace.find(place, in: reader),
                let request = try Wiki.joinRequests(for: place, in: reader).first(where: { $0.id == id })
            else { return nil }
            return (request, workspace, try Self.coordinators(of: place, in: reader))
        }
        guard let (request, workspace, people) = found else { return }
        for person in people {
            guard let receiver = try await wiki.gate.addressee(person) else { continue }
            let letter = Self.letter(to: receiver.name, request, workspace, on: postbox.letterhead)
            let mailbox = try Postbox.mailbox(receiver.address, receiver.name)
            // The same name on every attempt, so that nobody gets it twice.
            try await postbox.send(letter, to: mailbox, id: "\(job.id)-\(person)", at: wiki.store.clock())
        }
    }

    static func letter(
        to name: String,
        _ request: JoinRequest,
        _ workspace: Workspace,
        on head: Letterhead
    ) -> Letter {
        let who = request.organisation.isEmpty ? request.name : "\(request.name) (\(request.organisation))"
        return Letter(
            subject: "Anfrage zur Mitarbeit in „\(workspace.name)“",
            name: name,
            paragraphs: [
                .text("\(who) möchte in „\(workspace.name)“ mitarbeiten und schreibt dazu:"),
                .text(request.reason),
                "Aufnehmen oder ablehnen können Sie hier:",
                .link(head.url(WorkspaceAddress(workspace.slug).path("mitglieder/").text)),
            ]
        )
    }

    private func tell(_ person: ID<Person>, of place: ID<Workspace>, _ isAdmitted: Bool, _ job: Job)
        async throws
    {
        let workspace = try await wiki.store.read { try Workspace.find(place, in: $0) }
        guard let workspace, let receiver = try await wiki.gate.addressee(person) else { return }
        let letter = Self.answer(to: receiver.name, isAdmitted, workspace, on: postbox.letterhead)
        let mailbox = try Postbox.mailbox(receiver.address, receiver.name)
        try await postbox.send(letter, to: mailbox, id: job.id.description, at: wiki.store.clock())
    }

    static func answer(to name: String, _ isAdmitted: Bool, _ workspace: Workspace, on head: Letterhead)
        -> Letter
    {
        guard isAdmitted else {
            let text =
                "die Koordination hat Ihre Anfrage zur Mitarbeit in „\(workspace.name)“ abgelehnt. Bei Fragen wenden Sie sich an sie."
            return Letter(
                subject: "Ihre Anfrage zur Mitarbeit in „\(workspace.name)“",
                name: name,
                paragraphs: [.text(text)]
            )
        }
        return Letter(
            subject: "Willkommen in „\(workspace.name)“",
            name: name,
            paragraphs: [
                "Sie sind jetzt Mitglied des Arbeitsraums:",
                .link(head.url(WorkspaceAddress(workspace.slug).text)),
            ]
        )
    }

    /// Who coordinates a workspace today, herself or through a group.
    static func coordinators(of workspace: ID<Workspace>, in reader: Reader) throws -> [ID<Person>] {
        try reader.values(
            """
            SELECT DISTINCT COALESCE(g.person, m.person) AS person FROM grants g
            JOIN role_rights r ON r.role = g.role AND r.right_key = \(Right.workspaceCoordinate.rawValue)
            LEFT JOIN group_members m ON m.group_id = g.group_id
            WHERE g.workspace = \(workspace) AND (g.until IS NULL OR g.until > \(reader.now))
                AND (g.person IS NOT NULL OR m.person IS NOT NULL)
            ORDER BY 1
            """
        )
    }
}
