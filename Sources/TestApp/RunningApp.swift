package import Access
package import App
package import Store
package import Workspaces

/// The whole program on a free port, with its database and its people.
package struct RunningApp: Sendable {
    package let port: Int
    package let area: ClosedArea
    package let people: [TestPerson: ID<Person>]
    /// The one workspace: „Bauen & Wohnen", seen by its members only.
    package let workspace: ID<Workspace>
    /// The one page in it: „Ablauf“, written by the writer.
    package let page: WikiPage
    /// Where mails are written.
    package let outbox: String

    package var store: Store { area.store }
    package var gate: Gate { area.gate }
    package var address: String { area.address }

    /// A browser in which somebody is signed in.
    package func client(as person: TestPerson = .stranger) async throws -> TestClient {
        let client = TestClient(self)
        guard person != .stranger else { return client }
        let outcome = try await gate.signIn(
            email: person.email,
            password: TestPerson.password,
            client: ClientAddress("127.0.0.1"),
            device: "Test"
        )
        guard case .done(let session) = outcome else {
            throw TestProblem("\(person) cannot sign in: \(outcome)")
        }
        client.cookies = ["sitzung": session.token.text]
        return client
    }

    /// Runs every job that is due, and gives their number.
    @discardableResult
    package func runJobs() async throws -> Int { try await area.jobs.runDue() }
}
