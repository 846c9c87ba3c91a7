import HTTPTypes
import Hummingbird

/// What an author's browser gets below `/_vorschau/`: the stream of events, its script and style, the problems.
struct PreviewPages {
    let hub: PreviewHub
    let writer: HeaderWriter

    /// `nil` for an address that is not ours.
    func answer(_ path: String, request: HTTPRequest) -> Response? {
        switch path {
        case "/_vorschau/": page(PreviewProblemPage.html(hub.problems), type: "text/html")
        case "/_vorschau/skript.js": page(PreviewAssets.script, type: "text/javascript")
        case "/_vorschau/stil.css": page(PreviewAssets.style, type: "text/css")
        case "/_vorschau/ereignisse":
            events(after: request.headerFields[.lastEventID], method: request.method)
        default: nil
        }
    }

    private func page(_ text: String, type: String) -> Response {
        let body = ResponseBody(byteBuffer: ByteBuffer(string: text))
        return Response(status: .ok, headers: fields(type + "; charset=utf-8"), body: body)
    }

    /// Server-sent events (WHATWG HTML, section 9.2): one `id`, `event` and `data` line each.
    private func events(after lastID: String?, method: HTTPRequest.Method) -> Response {
        let headers = fields("text/event-stream; charset=utf-8")
        guard method == .get else { return Response(status: .ok, headers: headers) }
        let stream = hub.listen(after: lastID)
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
            for await message in stream {
                try await writer.write(ByteBuffer(string: Self.text(of: message)))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func text(of message: PreviewHub.Message) -> String {
        switch message {
        case .keepAlive: ": noch da\n\n"
        case .event(let numbered):
            "id: \(numbered.id)\nevent: \(numbered.event.name)\ndata: \(numbered.event.data)\n\n"
        }
    }

    private func fields(_ type: String) -> HTTPFields {
        var fields = writer.basic()
        fields[.contentType] = type
        fields[.cacheControl] = "no-store"
        return fields
    }
}

extension HTTPField.Name {
    fileprivate static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .eTag
}
