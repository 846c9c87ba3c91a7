/// Who asked for a page, as far as the page shows it; the pages of the public site never know.
package struct Visit: Sendable {
    /// What every form sends back; `nil` on pages whose forms are not protected, because there are none.
    package var token: String?
    package var account: AccountView?
    package var viewAs: ViewAsView?

    package init(token: String?, account: AccountView? = nil, viewAs: ViewAsView? = nil) {
        self.token = token
        self.account = account
        self.viewAs = viewAs
    }

    /// Somebody who is not signed in.
    package static func anonymous(token: String?) -> Visit { Visit(token: token) }

    /// The name of the hidden field that carries the token.
    package static let tokenField = "schutz"
}
