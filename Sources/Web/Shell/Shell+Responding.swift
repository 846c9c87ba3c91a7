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
            let expected = try check(head, claim, isSecure: parts.isSecure)
            let keeps = try await keeps(expected, parts, claim)
            let room = expected.isLarge ? largeBodies : bodies
            let body = expected.kind == .nothing ? RequestBody(buffer: ByteBuffer()) : request.body
            answered = try await room.collect(body, expected, keeps: keeps) { bytes in
                try await admitted {
                    try await deadlines.limit(settings.handlerLimit) { [self] in
                        try await answer(parts, claim, body: bytes, keeps ? expected.kind : .nothing)
                    }
                }
            }
        } catch {
            let problem = problem(for: error, id: id)
            answered = Answered(
                response: failed(problem, id: id, asJSON: speaksJSON(claim, head.headerFields))
            )
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
