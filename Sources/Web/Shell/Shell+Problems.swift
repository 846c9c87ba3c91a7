import HTTPTypes
import Hummingbird
import Logging
import Store
import Theme

extension Shell {
    /// What to say about whatever went wrong; the one place where errors of all kinds become statuses.
    func problem(for error: any Error, id: String) -> RequestProblem {
        switch error {
        case let problem as RequestProblem:
            if let reason = problem.reason { note(.info, "request refused", reason, id) }
            return problem
        case let error as StoreError where error.isPassing:
            note(.error, "store unavailable", "\(error)", id)
            return RequestProblem(.unavailable, retryAfter: 10)
        case is TimeIsUp, is CancellationError:
            note(.error, "handler took too long", "\(error)", id)
            return RequestProblem(.unavailable, retryAfter: 10)
        default:
            note(.error, "request failed", "\(error)", id)
            return RequestProblem(.failed)
        }
    }

    /// The page of a status in the frame of the site.
    func errorPage(_ problem: RequestProblem, id: String, _ visiting: Visiting) -> Response {
        let visit = visit(visiting, withForms: visiting.principal != nil)
        return response(
            problem,
            id: id,
            visit,
            links(for: visiting, problem.status),
            kept: problem.keepsForm ? keptForm(visiting, visit) : nil
        )
    }

    /// The same when nobody knows who asked.
    func failed(_ problem: RequestProblem, id: String, asJSON: Bool) -> Response {
        if asJSON { return object(problem, id: id) }
        return response(problem, id: id, .anonymous(token: nil), [Self.home])
    }

    private static let home = Link(title: "Zur Startseite", url: "/")

    private func response(
        _ problem: RequestProblem,
        id: String,
        _ visit: Visit,
        _ links: [Link],
        kept: KeptFormView? = nil
    ) -> Response {
        let frame = frame.current
        let page = ErrorView(
            code: problem.status.rawValue,
            title: problem.keepsForm ? ErrorText.keptTitle : ErrorText.title(problem.status),
            text: problem.text ?? ErrorText.text(problem.status, retryAfter: problem.retryAfter),
            links: links,
            searchURL: nil,
            incident: id,
            kept: kept
        )
        let headers = headers(of: problem, fields.page)
        let bytes = frame.theme.document(error: page, in: frame.layout, for: visit)
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        return Response(status: problem.status.http, headers: headers, body: body)
    }

    /// The fields that tell a program about a problem.
    func headers(of problem: RequestProblem, _ fields: HTTPFields) -> HTTPFields {
        var headers = fields
        if let seconds = problem.retryAfter { headers[.retryAfter] = String(seconds) }
        if problem.closes { headers[.connection] = "close" }
        if problem.status == .methodNotAllowed {
            headers[.allow] = problem.allowed.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }
                .joined(separator: ", ")
        }
        return headers
    }

    private func links(for visiting: Visiting, _ status: Reply.Status) -> [Link] {
        var links = [Self.home]
        if visiting.principal != nil {
            links.append(Link(title: "Mein Bereich", url: settings.addresses.account.text))
        }
        let request = visiting.request
        if status == .forbidden, request.method == .post, case .row = routes.find(.get, request.path) {
            links.insert(Link(title: "Diese Seite neu aufrufen", url: request.target.text), at: 0)
        }
        return links
    }

    func note(
        _ level: Logger.Level,
        _ message: Logger.Message,
        _ reason: @autoclosure () -> String,
        _ id: String
    ) {
        logger.log(level: level, message, metadata: ["id": "\(id)", "reason": "\(reason().prefix(500))"])
    }
}

extension StoreError {
    /// Whether it may well work when the same is tried later.
    fileprivate var isPassing: Bool {
        switch self {
        case .unavailable, .busy, .diskFull: true
        default: false
        }
    }
}
