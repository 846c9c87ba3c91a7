package import Access
package import Store

/// Somebody who is known, on a page that asks for it.
package struct SignedIn: RequestContext {
    package let request: IncomingRequest
    package let principal: Principal
    /// The workspace of `.needsIn` rows.
    let workspace: ID<Workspace>?

    init(request: IncomingRequest, principal: Principal, workspace: ID<Workspace>? = nil) {
        self.request = request
        self.principal = principal
        self.workspace = workspace
    }

    /// The workspace that the row was checked for.
    ///
    /// - Throws: ``MissingParameter`` on rows that are not `.needsIn`, a mistake of ours.
    package func workspaceID() throws -> ID<Workspace> {
        guard let workspace else { throw MissingParameter(name: "workspace") }
        return workspace
    }
}
