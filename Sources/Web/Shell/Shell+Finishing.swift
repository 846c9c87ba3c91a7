import Access
import HTTPTypes
import Logging

extension Shell {
    /// Counts a request that has been answered, and writes its line into the log.
    ///
    /// The line names the pattern, never the address: that may hold a name, a search or the secret of a link.
    func finish(_ claim: Claim, method: HTTPRequest.Method, id: String, status: Int, took: Duration) {
        let counter = counter(claim)
        metrics.requestEnds()
        counter.count(status: status, took: took)
        logger.info(
            "request",
            metadata: [
                "id": "\(id)", "method": "\(Self.known.contains(method) ? method.rawValue : "other")",
                "route": "\(counter.pattern)", "status": .stringConvertible(status),
                "ms": .stringConvertible(Double(took.microseconds) / 1000),
            ]
        )
    }

    /// Notes that the person was here; that this fails is no reason to fail the request.
    func touch(_ principal: Principal) async {
        do {
            try await sessions.touch(principal)
        } catch {
            logger.warning("session not touched", metadata: ["reason": "\(error)"])
        }
    }

    private func counter(_ claim: Claim) -> RouteCounter {
        if case .row(let row, _) = claim { return counters[row] }
        return counters[routes.rows.count]
    }

    /// A method is text of the client; only these reach the log.
    private static let known: Set<HTTPRequest.Method> = [
        .get, .head, .post, .put, .delete, .options, .patch, .trace, .connect,
    ]
}

extension Duration {
    /// Rounded towards zero.
    var microseconds: Int {
        Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
    }
}
