import Access
import Hummingbird

extension Shell {
    /// A response, and whose session has been used for it.
    struct Answered: Sendable {
        var response: Response
        var seen: Principal?
    }

    /// From a request that has arrived whole to the response.
    func answer(
        _ parts: IncomingRequest.Parts,
        _ claim: Claim,
        body: [UInt8],
        _ kind: ExpectedBody.Kind
    ) async throws -> Answered {
        let body = try FormBody(body, kind, fileLimit: settings.uploadLimit)
        let request = request(parts, claim, body)
        let row: Route? = if case .row(let number, _) = claim { routes.rows[number] } else { nil }
        let visiting = try await visiting(request)
        let reply: Reply
        do {
            reply = if let row { try await self.reply(row, visiting) } else { self.reply(claim, visiting) }
        } catch {
            // Whoever waited has been answered already.
            try Task.checkCancellation()
            let problem = Reply(.problem(problem(for: error, id: parts.id)))
            return Answered(response: try await render(problem, for: row, visiting))
        }
        let response = try await render(reply, for: row, visiting)
        return Answered(response: response, seen: reply.session == nil ? visiting.principal : nil)
    }

    /// The request with what its row makes of the path.
    func request(_ parts: IncomingRequest.Parts, _ claim: Claim, _ body: FormBody) -> IncomingRequest {
        var parameters: [String: String] = [:]
        if case .row(let number, let values) = claim {
            for (name, value) in zip(routes.names[number], values) { parameters[name] = value }
        }
        return IncomingRequest(parts, body, parameters: parameters, surroundings: surroundings)
    }

    /// What is said where no row stands.
    private func reply(_ claim: Claim, _ visiting: Visiting) -> Reply {
        switch claim {
        case .wrongMethod(let allowed):
            var problem = RequestProblem(.methodNotAllowed)
            problem.allowed = allowed
            return Reply(.problem(problem))
        case .needsSlash:
            let query = visiting.request.target.text.split(separator: "?", maxSplits: 1).dropFirst().first
            let path = Location.path(visiting.request.path + "/", query: query)
            return Reply(.moved(LocalPath(checked: path)))
        case .row, .nothing, .health: return .notFound
        }
    }
}
