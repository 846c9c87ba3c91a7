import Access
import Foundation
import Pages
import Site
import Store

/// `nrwconnect user invite`, `disable`, `role` and `list`.
extension Program {
    func user(_ arguments: Arguments, _ configuration: Configuration) async throws -> Int32 {
        try await withMigratedStore(configuration) { store in
            let name = configuration.mailName ?? SiteBuilder.settings(content: configuration.content).title
            let gate = try await Gate(store: store, settings: configuration.access(siteName: name))
            switch arguments.command.name {
            case "user invite": try await invite(arguments, configuration, gate)
            case "user disable": try await disable(arguments, gate)
            case "user role": try await setRole(arguments, gate)
            default: try await list(arguments, gate)
            }
            return 0
        }
    }

    private func invite(_ arguments: Arguments, _ configuration: Configuration, _ gate: Gate) async throws {
        let email = arguments.positional[0]
        let role = try await role(arguments["role"] ?? "mitglied", gate)
        let mails = !arguments.has("no-mail")
        let invited: Invited
        if let known = try await gate.personID(email: email) {
            invited = try done(await gate.inviteAgain(known, by: .commandLine, mails: mails))
            _ = try done(await gate.grant(GrantDraft(role: role), to: .person(known), by: .commandLine))
        } else {
            let name = arguments["name"] ?? email.split(separator: "@").first.map(String.init) ?? email
            let draft = PersonDraft(email: email, name: name)
            let roles = [GrantDraft(role: role)]
            invited = try done(await gate.invite(draft, roles: roles, by: .commandLine, mails: mails))
        }
        guard !mails else {
            let text =
                "\(email) ist eingeladen. Die E-Mail schreibt der laufende Server nach \(configuration.outbox)."
            terminal.print(
                arguments.has("json") ? JSONText.of(["email": email, "person": "\(invited.person)"]) : text
            )
            return
        }
        guard let link = try await gate.mailLink(invited.link) else {
            throw CommandProblem(
                text: "Der Link ließ sich nicht herstellen.",
                hint: "Rufen Sie den Befehl noch einmal auf."
            )
        }
        let origin = publicAddress(configuration)
        let address = "\(Self.origin(origin) ?? origin)/einladung/\(link.token.text)/"
        if arguments.has("json") {
            let result = [
                "email": email, "person": "\(invited.person)", "link": address, "expires": link.expiresAt.iso,
            ]
            terminal.print(JSONText.of(result))
        } else {
            terminal.print("\(email) ist eingeladen. Der Link gilt einmal und bis \(link.expiresAt.german):")
            terminal.print(address)
        }
    }

    private func disable(_ arguments: Arguments, _ gate: Gate) async throws {
        let email = arguments.positional[0]
        let person = try await person(email, gate)
        let isBack = arguments.has("enable")
        _ = try done(
            await isBack
                ? gate.reactivate(person, by: .commandLine) : gate.deactivate(person, by: .commandLine)
        )
        let text = isBack ? "ist wieder aktiv." : "ist deaktiviert, alle Sitzungen sind beendet."
        terminal.print(
            arguments.has("json") ? JSONText.of(["email": email, "person": "\(person)"]) : "\(email) \(text)"
        )
    }

    private func setRole(_ arguments: Arguments, _ gate: Gate) async throws {
        let email = arguments.positional[0]
        let person = try await person(email, gate)
        let role = try await role(arguments.positional[1], gate)
        let workspace = try await workspace(arguments["workspace"], gate)
        if arguments.has("remove") {
            let grants = try await gate.grants(of: .person(person), for: Actor.commandLine)
            guard
                let grant = grants.first(where: {
                    $0.role == role && $0.workspace == workspace && $0.viaGroup == nil
                })
            else {
                throw CommandProblem(
                    text: "\(email) hat die Rolle \(role.rawValue) hier nicht.",
                    hint: "Was jemand hat, zeigt: nrwconnect user list"
                )
            }
            _ = try done(await gate.revoke(grant.id, by: .commandLine))
        } else {
            let draft = GrantDraft(role: role, workspace: workspace, until: try endOfDay(arguments["until"]))
            _ = try done(await gate.grant(draft, to: .person(person), by: .commandLine))
        }
        terminal.print(
            arguments.has("json")
                ? JSONText.of(["email": email, "person": "\(person)", "role": role.rawValue])
                : "\(email): \(role.rawValue) \(arguments.has("remove") ? "genommen" : "gegeben")"
        )
    }

    private func person(_ email: String, _ gate: Gate) async throws -> ID<Person> {
        if let id = try await gate.personID(email: email) { return id }
        throw CommandProblem(
            text: "Einen Zugang mit der Adresse \(email) gibt es nicht.",
            hint: "Alle zeigt: nrwconnect user list"
        )
    }

    private func role(_ key: String, _ gate: Gate) async throws -> Role.Key {
        let roles = try await gate.roles()
        if let role = roles.first(where: { $0.key.rawValue == key }) { return role.key }
        let known = roles.map(\.key.rawValue).joined(separator: ", ")
        throw Arguments.Misuse(text: "Die Rolle „\(key)“ gibt es nicht.", hint: "Rollen: \(known)")
    }

    private func workspace(_ slug: String?, _ gate: Gate) async throws -> ID<Workspace>? {
        guard let slug else { return nil }
        if let found = try await gate.workspace(slug: slug, for: Actor.commandLine) { return found.id }
        throw Arguments.Misuse(
            text: "Den Arbeitsraum „\(slug)“ gibt es nicht.",
            hint: "Gemeint ist das Kürzel aus der Adresse, z. B. bauen-wohnen."
        )
    }

    /// The last moment of a day in Berlin: "until" names the last day that counts.
    private func endOfDay(_ text: String?) throws(Arguments.Misuse) -> Timestamp? {
        guard let text else { return nil }
        guard let day = CalendarDate(text), day.day != nil, day.hour == nil else {
            throw Arguments.Misuse(
                text: "--until \(text) geht nicht.",
                hint: "Erwartet wird ein Tag wie 2027-06-30."
            )
        }
        return Timestamp.end(of: day)
    }

    /// What an outcome gave, or why not.
    func done<Value, Reason>(_ outcome: Outcome<Value, Reason>) throws -> Value {
        switch outcome {
        case .done(let value): return value
        case .invalid(let problems):
            throw CommandProblem(text: problems.map(\.message).joined(separator: " "), hint: "")
        case .refused(let reason): throw CommandProblem(text: reason.message, hint: "")
        }
    }
}
