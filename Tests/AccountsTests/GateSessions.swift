import Access
import Store
import Web

/// The sessions of a gate, as the program hands them to the shell.
struct GateSessions: SessionKeeper {
    let gate: Gate

    func principal(_ token: Token) async throws -> Principal? { try await gate.principal(token) }
    func touch(_ principal: Principal) async throws { try await gate.touch(principal) }
    func rotate(_ token: Token) async throws -> Token? { try await gate.rotate(token) }

    func setFlash(_ flash: JSON?, session: ID<Session>) async throws {
        try await gate.setFlash(flash, session: session)
    }

    func workspaceID(slug: String, for principal: Principal) async throws -> ID<Workspace>? {
        try await gate.workspace(slug: slug, for: principal)?.id
    }
}
