import Access
import Store
import Workspaces

/// Fills an empty database with made-up people and workspaces, so that somebody can look around: `serve --demo`.
struct Demo: Sendable {
    let gate: Gate
    /// Without it the workspaces stay empty.
    var wiki: Wiki?

    /// A rule of the program that the demonstration breaks; a mistake of ours, not of the user.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Whether nobody has an account yet.
    var isPossible: Bool {
        get async throws {
            try await gate.store.read { try $0.value("SELECT count(*) FROM people", as: Int.self) == 0 }
        }
    }

    /// Whether a database was filled by us at some time.
    static func wasFilled(_ store: Store) async throws -> Bool {
        try await store.read { try Events.count(EventFilter(kinds: [.demoFilled]), in: $0) > 0 }
    }

    /// Makes everything; all people have the same password.
    func fill(password: String) async throws {
        // First, so that a start that is cut off leaves a database that says what it is.
        try await gate.store.write { try $0.record(Event(.demoFilled, by: nil)) }
        var workspaces: [String: ID<Workspace>] = [:]
        for draft in DemoWorkspaces.all {
            workspaces[draft.slug] = try done(
                await gate.createWorkspace(draft, by: .commandLine),
                draft.slug
            )
        }
        for person in DemoPeople.all {
            let id = try done(await add(person, password: password), person.email)
            for (slug, role) in person.workspaces.sorted(by: { $0.key < $1.key }) {
                guard let workspace = workspaces[slug] else {
                    throw Failure(description: "no workspace \(slug)")
                }
                try await put(.person(id), role, in: workspace)
            }
        }
        try await addGroup(to: workspaces["lenkungsgruppe"])
        if let wiki, let workspace = workspaces["bauen-wohnen"] {
            try await DemoWiki(wiki: wiki).fill(workspace)
        }
        try await addWaiting()
        try await addGone(password: password)
    }

    private func add(_ person: DemoPeople.Entry, password: String) async throws
        -> Outcome<ID<Person>, AdminRefusal>
    {
        let draft = PersonDraft(
            email: person.email,
            name: person.name,
            organisation: person.organisation.rawValue,
            function: person.function
        )
        let roles = person.roles.map { GrantDraft(role: $0) }
        return try await gate.addPerson(draft, password: password, roles: roles, by: .commandLine)
    }

    private func put(_ who: Grantee, _ role: Role.Key, in workspace: ID<Workspace>) async throws {
        _ = try done(
            await gate.setMember(who, role: role, until: nil, in: workspace, by: .commandLine),
            "\(role.rawValue) in workspace"
        )
    }

    /// A group whose members read along in the steering committee.
    private func addGroup(to workspace: ID<Workspace>?) async throws {
        let note = "Lesen in der Lenkungsgruppe mit, ohne mitzuentscheiden."
        let group = try done(
            await gate.createGroup(name: "Beobachtende", note: note, by: .commandLine),
            "group"
        )
        for entry in DemoPeople.observers {
            guard let person = try await gate.personID(email: entry.email) else { continue }
            _ = try done(await gate.addMember(person, to: group, by: .commandLine), entry.email)
        }
        if let workspace { try await put(.group(group), .reading, in: workspace) }
    }

    /// Somebody who is invited, and somebody who asks for an account.
    private func addWaiting() async throws {
        let invited = PersonDraft(
            email: "neu@beispielstadt.example",
            name: "Jule Vorlagenfeld",
            organisation: DemoPeople.Organisation.city.rawValue
        )
        let roles = [GrantDraft(role: .member)]
        _ = try done(await gate.invite(invited, roles: roles, by: .commandLine), "invitation")
        let asking = PersonDraft(
            email: "anfrage@musterkreis.example",
            name: "Knut Probebogen",
            organisation: DemoPeople.Organisation.county.rawValue
        )
        let note = "Ich vertrete ab Januar die Ansprechperson unseres Kreises."
        _ = try done(
            await gate.requestAccount(asking, note: note, client: ClientAddress("127.0.0.1")),
            "request"
        )
    }

    /// Somebody who no longer works here.
    private func addGone(password: String) async throws {
        let id = try done(await add(DemoPeople.gone, password: password), DemoPeople.gone.email)
        _ = try done(await gate.deactivate(id, by: .commandLine), DemoPeople.gone.email)
    }

    private func done<Value, Reason>(_ outcome: Outcome<Value, Reason>, _ what: String) throws -> Value {
        switch outcome {
        case .done(let value): return value
        case .invalid(let problems):
            throw Failure(description: "\(what): \(problems.map { "\($0.field): \($0.message)" })")
        case .refused(let reason): throw Failure(description: "\(what): \(reason.message)")
        }
    }
}
