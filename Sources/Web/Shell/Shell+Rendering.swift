import Access
import HTTPTypes
import Hummingbird
import Theme

extension Shell {
    /// Makes the response of a reply: page, header fields, cookies, messages.
    func render(_ reply: Reply, for row: Route?, _ visiting: Visiting) async throws -> Response {
        var jar = CookieJar(isSecure: visiting.request.isSecure)
        let audience = try await audience(of: reply, visiting, &jar)
        if let flash = reply.flash { try await keep(flash, for: audience, &jar) }
        var response: Response
        switch reply.content {
        case .screen(let screen):
            response = try await page(screen, reply.status, audience, &jar)
        case .redirect(let path): response = away(.seeOther, to: path)
        case .moved(let path): response = away(.movedPermanently, to: path)
        case .problem(let problem):
            let isForProgram = speaksJSON(row, visiting.request.head)
            let id = visiting.request.id
            response = isForProgram ? object(problem, id: id) : errorPage(problem, id: id, audience)
        case .bytes(let bytes, let type):
            let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            let fields = fields.fields(type: type, fileName: reply.fileName)
            response = Response(status: reply.status.http, headers: fields, body: body)
        case .stream(let type, let produce):
            let fields = fields.fields(type: type.rawValue, fileName: reply.fileName)
            let body =
                visiting.request.isHead
                ? ResponseBody()
                : try await stream(start: type == .csv ? CSV.start : [], visiting.request.id, produce)
            response = Response(status: .ok, headers: fields, body: body)
        case .challenge(let bytes, let path): response = challenge(bytes, at: path)
        case .file(let file): response = try await send(file, visiting.request)
        }
        if let seconds = reply.retryAfter { response.headers[.retryAfter] = String(seconds) }
        // A secret in the address must not reach other sites, nor the log of ours, by way of a link.
        if row?.hidesAddress == true { response.headers[.referrerPolicy] = "no-referrer" }
        for cookie in jar.fields { response.headers.append(HTTPField(name: .setCookie, value: cookie)) }
        return response
    }

    /// Who the answer is for: somebody who has just signed in is another person than the one who asked.
    private func audience(of reply: Reply, _ visiting: Visiting, _ jar: inout CookieJar) async throws
        -> Visiting
    {
        var audience = visiting
        switch reply.session {
        case .begins(let token):
            jar.set(.session, token.text)
            if visiting.request.cookie(.form) != nil { jar.delete(.form) }
            audience.formToken = nil
            if reply.needsPerson { audience.principal = try await sessions.principal(token) }
        case .ends:
            jar.delete(.session)
            audience.principal = nil
        case nil:
            if let renewed = visiting.renewed { jar.set(.session, renewed.text) }
            if visiting.isExpired { jar.delete(.session) }
        }
        return audience
    }

    private func page(
        _ screen: ScreenView,
        _ status: Reply.Status,
        _ audience: Visiting,
        _ jar: inout CookieJar
    ) async throws -> Response {
        var (screen, audience) = (screen, audience)
        let isNew = audience.binding == nil
        if isNew { audience.formToken = Token.make() }
        if let flash = try await takeFlash(audience, &jar) { screen.messages.insert(flash.notice, at: 0) }
        let frame = frame.current
        let visit = visit(audience, withForms: true)
        let bytes = frame.theme.document(screen, in: frame.layout, for: visit)
        // A page without a form leaves no cookie behind.
        if isNew, let browser = audience.formToken, let token = visit.token, bytes.contains(Array(token.utf8))
        {
            jar.set(.form, browser.text)
        }
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        return Response(status: status.http, headers: fields.page, body: body)
    }

    private func away(_ status: HTTPResponse.Status, to path: LocalPath) -> Response {
        var fields = fields.other
        fields[.location] = path.text
        return Response(status: status, headers: fields)
    }
}

extension Reply {
    /// Whether something of the answer belongs to a person and not only to a browser.
    fileprivate var needsPerson: Bool {
        if flash != nil { return true }
        return switch content {
        case .screen, .problem: true
        default: false
        }
    }
}
