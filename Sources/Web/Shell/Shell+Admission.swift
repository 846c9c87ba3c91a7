import Access
import HTTPTypes
import Store

extension Shell {
    /// Runs the handler of a row, if the person may and the form is one of ours.
    ///
    /// - Throws: ``RequestProblem`` for everything that gets an error page.
    func reply(_ row: Route, _ visiting: Visiting) async throws -> Reply {
        switch row.handler {
        case .open(let access, let handler):
            try checkForm(row, visiting)
            let visitor = Visitor(request: visiting.request, principal: visiting.principal)
            guard access == .readers, row.method == .get, visitor.reader == nil else {
                return try await handler(visitor)
            }
            // Hidden and absent alike: whoever signs in may find it, or nothing.
            do {
                let reply = try await handler(visitor)
                return reply.isNotFound ? try signInFirst(row, visiting) : reply
            } catch let problem as RequestProblem where problem.status == .notFound {
                return try signInFirst(row, visiting)
            }
        case .guarded(let access, let handler):
            guard let principal = visiting.principal, access == .signingIn || principal.stage == .full else {
                return try signInFirst(row, visiting)
            }
            let workspace = try await admit(principal, access, visiting.request)
            try checkForm(row, visiting)
            let context = SignedIn(request: visiting.request, principal: principal, workspace: workspace)
            return try await handler(context)
        }
    }

    /// - Returns: the workspace of the row, if it is about one.
    func admit(
        _ principal: Principal,
        _ access: GuardedAccess,
        _ request: IncomingRequest
    ) async throws -> ID<Workspace>? {
        switch access {
        case .signedIn, .signingIn: return nil
        case .needs(let right):
            guard principal.may(right) else { throw RequestProblem.notFound }
            return nil
        case .needsIn(let right, let parameter):
            let slug = request.parameters[parameter] ?? ""
            guard let workspace = try await sessions.workspaceID(slug: slug, for: principal),
                principal.may(right, in: workspace)
            else { throw RequestProblem.notFound }
            return workspace
        }
    }

    /// Where somebody belongs whose sign-in is not complete.
    private func nextStep(_ principal: Principal) -> LocalPath? {
        switch principal.stage {
        case .full: nil
        case .secondFactor: settings.addresses.secondFactor
        case .enrolment: settings.addresses.enrolment
        }
    }

    /// To the sign-in, and back here after it; to its next step for somebody in the middle of it.
    private func signInFirst(_ row: Route, _ visiting: Visiting) throws -> Reply {
        let request = visiting.request
        let isForProgram = speaksJSON(row, request.head)
        if keepsForm(of: row, request) {
            throw RequestProblem(.signedOut, text: ErrorText.keptForm).keepingForm(true)
        }
        if let way = visiting.principal.flatMap(nextStep) {
            return isForProgram ? .signIn(at: way, text: ErrorText.unfinished) : .redirect(to: way)
        }
        var way = settings.addresses.signIn
        if isForProgram {
            let text = visiting.isExpired ? ErrorText.expired : ErrorText.text(.signedOut, retryAfter: nil)
            return .signIn(at: way, text: text)
        }
        // What was sent is lost, but the page with the form may be shown again.
        if case .row = routes.find(.get, request.path) { way = way.adding("weiter", request.target.text) }
        if visiting.isExpired { way = way.adding("grund", "abgelaufen") }
        return .redirect(to: way)
    }

    /// Changes come from our forms only, and not from somebody who is just looking.
    private func checkForm(_ row: Route, _ visiting: Visiting) throws {
        guard row.method == .post else { return }
        let given = visiting.request.form.values(FormTokens.fieldName)
        guard given.count == 1, let token = given.first, let binding = visiting.binding,
            tokens.accepts(token, for: binding)
        else {
            let isKept = keepsForm(of: row, visiting.request)
            let text = isKept ? ErrorText.keptStaleForm : ErrorText.staleForm
            throw RequestProblem(.forbidden, text: text, reason: "form token").keepingForm(isKept)
        }
        if visiting.principal?.isReadOnly == true, !row.whileViewing {
            throw RequestProblem(.forbidden, text: ErrorText.onlyViewing, reason: "viewing as another person")
        }
    }
}
