package import Access
package import Store

/// What the shell needs to know about sessions; `Gate` keeps them in the database.
package protocol SessionKeeper: Sendable {
    /// Whose session this is; `nil` when there is none, or no longer.
    func principal(_ token: Token) async throws -> Principal?
    /// Notes that the person was here; writes at most once a minute.
    func touch(_ principal: Principal) async throws
    /// Gives the session another token; `nil` when there is nothing to do.
    func rotate(_ token: Token) async throws -> Token?
    /// Keeps what the next page is to say; `nil` clears it.
    func setFlash(_ flash: JSON?, session: ID<Session>) async throws
    /// The workspace of a slug, if this person may know that it exists.
    func workspaceID(slug: String, for principal: Principal) async throws -> ID<Workspace>?
}
