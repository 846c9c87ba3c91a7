import HTTPTypes
import Hummingbird

extension SiteResponder {
    /// The site's own page for a status, `/404.html` or `/410.html`; without one a line of text.
    func errorPage(
        _ status: HTTPResponse.Status,
        in index: SiteIndex,
        for request: HTTPRequest
    ) async throws -> Response {
        guard let page = index.errorPage(status.code) else { return message(status) }
        let accepted = AcceptEncoding(request.headerFields[.acceptEncoding])
        guard case .ready(let ready) = try await store.find(page.representation(for: accepted), of: page)
        else {
            return message(status)
        }
        let fields = HeaderWriter.errorPage(ready.fields)
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ready.bytes))
    }

    /// 301; browsers keep it, so for five minutes only: an address may come back.
    func redirect(to location: String) -> Response {
        var fields = writer.basic()
        fields[.location] = location
        fields[.cacheControl] = CacheLifetime.minutes.cacheControl
        return Response(status: .movedPermanently, headers: fields)
    }

    /// A status with one sentence for people.
    func message(_ status: HTTPResponse.Status, adding field: HTTPField? = nil) -> Response {
        var fields = writer.basic()
        fields[.contentType] = "text/plain; charset=utf-8"
        fields[.cacheControl] = "no-store"
        if let field { fields.append(field) }
        let text = Self.texts[status.code] ?? "Das hat nicht geklappt."
        return Response(
            status: status,
            headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n"))
        )
    }

    private static let texts = [
        400: "Diese Adresse lässt sich nicht lesen. Bitte prüfen Sie, ob sie vollständig ist.",
        404: "Diese Seite gibt es nicht. Die Startseite finden Sie unter /.",
        405: "Diese Website lässt sich nur lesen (GET und HEAD).",
        410: "Diese Seite wurde zurückgezogen. Die Startseite finden Sie unter /.",
        412: "Die Datei hat sich inzwischen geändert.",
        414: "Diese Adresse ist zu lang.",
        416: "Dieser Teil liegt hinter dem Ende der Datei.",
        500: "Auf unserer Seite ist ein Fehler aufgetreten. Bitte versuchen Sie es später noch einmal.",
    ]
}
