import HTTPTypes
import Hummingbird

extension Shell {
    /// An answer, and what is left to do when it is on its way.
    struct Outgoing: Sendable {
        var response: Response
        var after: @Sendable () async -> Void = {}
    }

    /// Answers a request of the closed area.
    func respond(
        to request: Request,
        _ claim: Claim,
        at path: RequestPath,
        from peer: IPAddress?
    ) async -> Outgoing {
        if case .health(let question) = claim { return Outgoing(response: await health.answer(question)) }
        let begin = ContinuousClock.now
        let id = RequestID.make()
        metrics.requestBegins()
        let head = request.head
        var answered: Answered
        do {
            let parts = try IncomingRequest.Parts(head, at: path, id: id, from: peer, shell: settings)
            try check(head, claim, isSecure: parts.isSecure)
            answered = try await bodies.collect(body(of: request, claim), upTo: settings.formLimit) { bytes in
                try await admitted {
                    try await deadlines.limit(settings.handlerLimit) { [self] in
                        try await answer(parts, claim, body: bytes)
                    }
                }
            }
        } catch {
            answered = Answered(response: failed(problem(for: error, id: id), id: id))
        }
        if head.method == .head { answered.response = answered.response.createHeadResponse() }
        return Outgoing(response: answered.response) { [answered, self] in
            finish(
                claim,
                method: head.method,
                id: id,
                status: answered.response.status.code,
                took: .now - begin
            )
            if let seen = answered.seen { await touch(seen) }
        }
    }
}
