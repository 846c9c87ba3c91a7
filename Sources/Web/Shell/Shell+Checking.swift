import Access
import HTTPTypes
import Hummingbird

extension Shell {
    /// Everything that needs no database and no body.
    ///
    /// - Returns: the body that the row takes; only rows for forms read what comes.
    /// - Throws: ``RequestProblem``.
    func check(_ head: HTTPRequest, _ claim: Claim, isSecure: Bool) throws -> ExpectedBody {
        guard head.authority != nil else { throw RequestProblem.badRequest("no host").closing() }
        guard case .row(let row, _) = claim, head.method == .post else { return .nothing }
        let origin = OriginCheck(ownOrigin: settings.baseURL)
        guard origin.allows(head, isSecure: isSecure) else {
            throw RequestProblem(.forbidden, text: ErrorText.staleForm, reason: "foreign origin").closing()
        }
        return try ExpectedBody(head.headerFields, for: routes.rows[row].takes, settings)
    }

    /// Whether a body goes into memory: a large one only for somebody who may use the row, so that strangers cannot fill it.
    func keeps(_ expected: ExpectedBody, _ parts: IncomingRequest.Parts, _ claim: Claim) async throws -> Bool
    {
        guard expected.isLarge, case .row(let row, _) = claim,
            case .guarded(let access, _) = routes.rows[row].handler
        else { return true }
        let request = request(parts, claim, .empty)
        guard let token = request.sessionToken, let principal = try await sessions.principal(token),
            principal.stage == .full || access == .signingIn
        else { return false }
        do {
            _ = try await admit(principal, access, request)
            return true
        } catch is RequestProblem {
            return false
        }
    }
}
