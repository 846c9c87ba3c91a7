import Access
import Store
import Synchronization

@testable import Web

/// Sessions without a database: who is signed in is said by the test.
final class FakeSessions: SessionKeeper {
    private struct State {
        var people: [Token: Principal] = [:]
        var workspaces: [String: ID<Workspace>] = [:]
        var touched: [ID<Session>] = []
        var questions = 0
        var failure: (any Error)?
    }

    private let state = Mutex(State())

    /// How often somebody was looked up.
    var questions: Int { state.withLock { $0.questions } }
    var touched: [ID<Session>] { state.withLock { $0.touched } }

    /// Signs somebody in and gives the token of the session.
    func signIn(_ principal: Principal) -> Token {
        let token = Token.make()
        state.withLock { $0.people[token] = principal }
        return token
    }

    func end(_ token: Token) { state.withLock { _ = $0.people.removeValue(forKey: token) } }

    func add(workspace: String, _ id: ID<Workspace>) { state.withLock { $0.workspaces[workspace] = id } }

    /// From now on the database is away, or back again.
    func fail(_ error: (any Error)?) { state.withLock { $0.failure = error } }

    func principal(_ token: Token) async throws -> Principal? {
        try state.withLock { state in
            state.questions += 1
            if let failure = state.failure { throw failure }
            return state.people[token]
        }
    }

    func touch(_ principal: Principal) async throws {
        state.withLock { $0.touched.append(principal.session) }
    }

    func rotate(_ token: Token) async throws -> Token? {
        state.withLock { state in
            guard let principal = state.people[token], principal.mustRotate else { return nil }
            let new = Token.make()
            state.people[token] = nil
            state.people[new] = principal.with(mustRotate: false)
            return new
        }
    }

    func setFlash(_ flash: JSON?, session: ID<Session>) async throws {
        state.withLock { state in
            for (token, principal) in state.people where principal.session == session {
                state.people[token] = principal.with(flash: .some(flash))
            }
        }
    }

    func workspaceID(slug: String, for principal: Principal) async throws -> ID<Workspace>? {
        state.withLock { $0.workspaces[slug] }
    }
}

extension Principal {
    /// Made-up people.
    static func made(
        _ name: String,
        stage: SessionStage = .full,
        _ rights: Set<Right> = [],
        in workspaces: [ID<Workspace>: Set<Right>] = [:],
        viewer: Principal.Viewer? = nil,
        mustRotate: Bool = false
    ) -> Principal {
        Principal(
            person: .make(),
            name: name,
            email: "\(name.lowercased())@beispielstadt.example",
            organisation: "Beispielstadt",
            session: .make(),
            stage: stage,
            siteRights: rights,
            workspaceRights: workspaces,
            viewer: viewer,
            mustRotate: mustRotate,
            signedInAt: .system(),
            seenAt: .system()
        )
    }

    static var member: Principal { made("Ariane") }
    static var administrator: Principal { made("Bela", [.peopleManage, .auditRead]) }

    fileprivate func with(mustRotate: Bool? = nil, flash: JSON?? = nil) -> Principal {
        Principal(
            person: person,
            name: name,
            email: email,
            organisation: organisation,
            session: session,
            stage: stage,
            siteRights: siteRights,
            workspaceRights: workspaceRights,
            viewer: viewer,
            mustRotate: mustRotate ?? self.mustRotate,
            signedInAt: signedInAt,
            seenAt: seenAt,
            flash: flash ?? self.flash
        )
    }
}
