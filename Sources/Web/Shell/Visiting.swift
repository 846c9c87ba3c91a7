import Access
import Theme

/// A request together with whoever makes it.
struct Visiting: Sendable {
    let request: IncomingRequest
    var principal: Principal?
    /// A token that replaces the one in the browser.
    var renewed: Token?
    /// The browser brought a session that does not exist any more.
    var isExpired = false
    /// The random value that the forms of somebody without a session are bound to.
    var formToken: Token?

    init(_ request: IncomingRequest) {
        self.request = request
        formToken = request.formToken
    }

    /// What the tokens of forms on this person's pages are bound to; `nil` before the first page with a form.
    var binding: FormTokens.Binding? {
        principal.map { .session($0.session) } ?? formToken.map { .browser($0) }
    }
}

extension Shell {
    /// Finds out who asks; somebody without a cookie costs the database nothing.
    func visiting(_ request: IncomingRequest) async throws -> Visiting {
        var visiting = Visiting(request)
        guard let token = request.sessionToken else {
            visiting.isExpired = request.cookie(.session) != nil
            return visiting
        }
        visiting.principal = try await sessions.principal(token)
        visiting.isExpired = visiting.principal == nil
        // The second step of a sign-in gives out a new token anyway, and asks for the one that the browser brought.
        if let principal = visiting.principal, principal.mustRotate, principal.stage == .full {
            visiting.renewed = try await sessions.rotate(token)
        }
        return visiting
    }

    /// How the page shows who is there.
    func visit(_ visiting: Visiting, withForms: Bool) -> Visit {
        let token = withForms ? visiting.binding.map(tokens.make) : nil
        // Whoever has only the password must not learn whose it is.
        guard let principal = visiting.principal, principal.stage == .full else {
            return .anonymous(token: token)
        }
        let addresses = settings.addresses
        let account = AccountView(
            name: principal.name,
            url: addresses.account.text,
            signOutURL: addresses.signOut.text
        )
        let viewAs = principal.viewer.map { _ in
            ViewAsView(name: principal.name, endURL: addresses.endView.text)
        }
        return Visit(token: token, account: account, viewAs: viewAs)
    }
}
