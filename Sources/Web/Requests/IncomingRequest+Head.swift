import Access
import HTTPTypes

extension IncomingRequest.Parts {
    /// Reads a head whose path is known to be well-formed.
    ///
    /// - Throws: ``RequestProblem`` (400) when the query cannot be read.
    init(_ head: HTTPRequest, at path: RequestPath, id: String, from peer: IPAddress?, shell: ShellSettings)
        throws
    {
        let fields = head.headerFields
        let origin = shell.proxies.origin(
            peer: peer,
            chain: fields[values: .xForwardedFor],
            scheme: fields[values: .xForwardedProto]
        )
        self.init(
            id: id,
            method: head.method == .post ? .post : .get,
            isHead: head.method == .head,
            path: path.path,
            target: LocalPath(checked: Location.path(path.path, query: path.query)),
            query: try path.query.map { try Fields(decoding: $0.utf8) } ?? .empty,
            client: ClientAddress(origin.address?.description ?? ""),
            userAgent: fields[.userAgent],
            isSecure: shell.isSecure || origin.isEncrypted,
            cookies: Cookies(fields[values: .cookie]),
            head: fields
        )
    }
}

extension HTTPFields {
    /// Whether a program asks, and not a browser for somebody to read: `Accept: application/json` without `text/html`.
    var wantsJSON: Bool {
        guard let accept = self[.accept]?.lowercased() else { return false }
        return accept.contains("application/json") && !accept.contains("text/html")
    }
}

extension HTTPField.Name {
    static let xForwardedFor = name("X-Forwarded-For")
    static let xForwardedProto = name("X-Forwarded-Proto")
    static let secFetchSite = name("Sec-Fetch-Site")

    /// A name that swift-http-types does not declare.
    static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
        return name
    }
}
