import Access
import Store
import Workspaces

/// Makes the people of the tests and their workspace.
struct TestCast {
    let people: [TestPerson: ID<Person>]
    let workspace: ID<Workspace>
    let page: WikiPage

    static func make(_ gate: Gate, _ wiki: Wiki) async throws -> TestCast {
        let room = WorkspaceDraft(
            slug: "bauen-wohnen",
            name: "Bauen & Wohnen",
            purpose: "Arbeit am Themenfeld",
            closedReason: "Entwürfe bis zur Freigabe",
            visibility: .members
        )
        let workspace = try value(try await gate.createWorkspace(room, by: .commandLine))
        var people: [TestPerson: ID<Person>] = [:]
        for person in TestPerson.people {
            let draft = PersonDraft(
                email: person.email,
                name: person.name,
                organisation: "Stadt Beispielstadt"
            )
            var roles = person.roles.map { GrantDraft(role: $0) }
            if let role = person.workspaceRole { roles.append(GrantDraft(role: role, workspace: workspace)) }
            people[person] = try value(
                try await gate.addPerson(draft, password: TestPerson.password, roles: roles, by: .commandLine)
            )
        }
        let source = "---\ntitel: Ablauf\n---\n\n## Schritte\n\nErst lesen, dann schreiben.\n"
        let draft = PageDraft(source: source)
        let page = try value(
            try await wiki.create(draft, in: workspace, author: people[.writer], by: .commandLine)
        )
        return TestCast(people: people, workspace: workspace, page: page)
    }

    private static func value<Value, Reason>(_ outcome: Outcome<Value, Reason>) throws -> Value {
        guard case .done(let value) = outcome else { throw TestProblem("\(outcome)") }
        return value
    }
}
