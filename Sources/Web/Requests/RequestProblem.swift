/// A request that gets an error page instead of an answer: `throw RequestProblem.notFound`.
package struct RequestProblem: Error, Sendable {
    package var status: Reply.Status
    /// German, instead of the usual sentence for the status.
    package var text: String?
    /// Seconds after which another attempt makes sense.
    package var retryAfter: Int?
    /// Why, in English, for the log; without anything that the client sent.
    package var reason: String?
    /// Whether the connection ends, because the rest of the request is not wanted.
    var closes = false
    var allowed: [Route.Method] = []
    /// Whether nothing else needs to be looked for, such as another address of the page.
    var isFinal = false
    /// Whether the page of the problem carries what was entered, to be sent once more.
    var keepsForm = false

    package init(
        _ status: Reply.Status,
        text: String? = nil,
        retryAfter: Int? = nil,
        reason: String? = nil
    ) {
        self.status = status
        self.text = text
        self.retryAfter = retryAfter
        self.reason = reason
    }

    /// Hidden and absent alike.
    package static let notFound = RequestProblem(.notFound)

    /// The same where somebody has made sure that nothing leads on.
    package static var nothingAnywhere: RequestProblem {
        var problem = notFound
        problem.isFinal = true
        return problem
    }

    /// What no form or link of ours sends.
    package static func badRequest(_ reason: String) -> RequestProblem {
        RequestProblem(.badRequest, reason: reason)
    }

    /// The same, with what was entered.
    func keepingForm(_ isKept: Bool) -> RequestProblem {
        var problem = self
        problem.keepsForm = isKept
        return problem
    }

    /// The same, ending the connection.
    func closing() -> RequestProblem {
        var problem = self
        problem.closes = true
        return problem
    }
}
