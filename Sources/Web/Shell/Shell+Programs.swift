import HTTPTypes
import Hummingbird

/// What the shell says to scripts of our pages and to programs, instead of a page for people.
extension Shell {
    /// A problem as JSON: `{"fehler": "Dafür fehlt die Berechtigung.", "kennung": "k3v9-07qm"}`.
    func object(_ problem: RequestProblem, id: String) -> Response {
        let text = problem.text ?? ErrorText.text(problem.status, retryAfter: problem.retryAfter)
        // Two strings always become JSON.
        let bytes = (try? JSONReply.encode(Trouble(fehler: text, kennung: id))) ?? []
        let headers = headers(of: problem, fields.fields(type: JSONReply.type, fileName: nil))
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        return Response(status: problem.status.http, headers: headers, body: body)
    }

    /// That a sign-in is needed (401); the scheme is ours, since RFC 9110, section 15.5.2, wants one named.
    func challenge(_ bytes: [UInt8], at path: LocalPath) -> Response {
        var headers = fields.fields(type: JSONReply.type, fileName: nil)
        headers[.wwwAuthenticate] = "Form action=\"\(path)\""
        return Response(
            status: .unauthorized,
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    /// Whether a row, or whoever asks it, wants JSON; asked only when there is something to say.
    func speaksJSON(_ row: Route?, _ fields: HTTPFields) -> Bool { row?.answers == .json || fields.wantsJSON }

    func speaksJSON(_ claim: Claim, _ fields: HTTPFields) -> Bool {
        let row: Route? = if case .row(let number, _) = claim { routes.rows[number] } else { nil }
        return speaksJSON(row, fields)
    }
}

/// What a program gets instead of an error page.
private struct Trouble: Encodable {
    /// German, whole sentences.
    var fehler: String
    /// The name of the request, as in the log.
    var kennung: String
}
