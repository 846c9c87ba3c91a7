package import Access

/// That a row is open: `.everyone`, said aloud.
package enum OpenAccess: String, Sendable, Hashable {
    /// People who are not signed in too; the handler gets a ``Visitor``.
    case everyone
    /// Whoever may read the record that the address names: its own rule decides, asked with ``Visitor/reader``.
    ///
    /// A page that is not found leads people who are not signed in to the sign-in, whether it is hidden from them or does not
    /// exist, so that the answer tells nothing.
    case readers
}

/// What a row asks of the person: `.signedIn`, `.needs(.peopleManage)`.
///
/// Its rows take handlers with a ``SignedIn``, so nobody can forget to ask whether somebody is there.
package enum GuardedAccess: Sendable, Hashable {
    /// Any person whose sign-in is complete.
    case signedIn
    /// A session whose second step is still open: only the pages of that step say this.
    case signingIn
    /// A right on the whole site; without it the page does not exist.
    case needs(Right)
    /// A right in the workspace that this parameter of the path names by its slug.
    case needsIn(Right, workspace: String)
}

extension GuardedAccess {
    /// As the list of routes writes it: `needs:people.manage`.
    var name: String {
        switch self {
        case .signedIn: "signedIn"
        case .signingIn: "signingIn"
        case .needs(let right): "needs:\(right.rawValue)"
        case .needsIn(let right, _): "needsIn:\(right.rawValue)"
        }
    }
}
