import HTTPTypes
import Hummingbird

extension Shell {
    /// Everything that needs no database and no body.
    ///
    /// - Throws: ``RequestProblem``.
    func check(_ head: HTTPRequest, _ claim: Claim, isSecure: Bool) throws {
        guard head.authority != nil else { throw RequestProblem.badRequest("no host").closing() }
        guard case .row = claim, head.method == .post else { return }
        let origin = OriginCheck(ownOrigin: settings.baseURL)
        guard origin.allows(head, isSecure: isSecure) else {
            throw RequestProblem(.forbidden, text: ErrorText.staleForm, reason: "foreign origin").closing()
        }
        let length = head.headerFields[.contentLength].flatMap { Int($0) }
        if let length, length > settings.formLimit {
            throw RequestProblem(.tooLarge, reason: "body too large").closing()
        }
        let type = head.headerFields[.contentType]?.split(separator: ";").first?.trimmed.lowercased()
        guard type == "application/x-www-form-urlencoded" || (type == nil && length == 0) else {
            throw RequestProblem(.unsupported, reason: "no form").closing()
        }
    }

    /// Only rows for forms read what comes.
    func body(of request: Request, _ claim: Claim) -> RequestBody {
        if case .row = claim, request.method == .post { return request.body }
        return RequestBody(buffer: ByteBuffer())
    }
}
