import HTTPTypes
import Theme
import Web

/// Somebody's browser: keeps cookies, reads the last page and sends its forms; follows nothing by itself.
///
/// It fills in forms as they stand on the page, with their hidden fields, so a test sees what a person would.
actor Browser {
    private let shell: Shell
    private let address: String
    private(set) var cookies: [String: String] = [:]
    private var page: Page?

    init(_ shell: Shell, address: String = "192.0.2.7") {
        self.shell = shell
        self.address = address
    }

    /// Cookies that somebody kept a copy of.
    func restore(_ cookies: [String: String]) { self.cookies = cookies }

    /// What the browser shows now.
    var lastPage: Page? { page }

    func get(_ path: String) async -> Page { await send(.get, path, body: []) }

    /// Sends the form of the last page that leads to `action`, with these fields instead of its own.
    func submit(_ action: String, _ fields: [String: String] = [:]) async -> Page {
        var sent = page?.hiddenFields(of: action) ?? [:]
        sent.merge(fields) { _, new in new }
        return await post(action, sent)
    }

    /// Sends a form that is not on the page, with the token of one that is.
    func submitAnyway(_ action: String, _ fields: [String: String] = [:]) async -> Page {
        await post(action, fields.merging(["schutz": page?.value(of: "schutz") ?? ""]) { $1 })
    }

    /// Sends fields without looking at the page.
    func post(_ path: String, _ fields: [String: String]) async -> Page {
        let body = fields.sorted { $0.key < $1.key }
            .map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }
            .joined(separator: "&")
        return await send(.post, path, body: Array(body.utf8))
    }

    /// Opens the page that the last answer led to.
    func follow() async -> Page { await get(page?.location ?? "/") }

    private func send(_ method: HTTPRequest.Method, _ path: String, body: [UInt8]) async -> Page {
        var request = HTTPRequest(
            method: method,
            scheme: "https",
            authority: "nrwconnect.example",
            path: path
        )
        request.headerFields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        request.headerFields[.userAgent] =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
        if method == .post {
            request.headerFields[.contentType] = "application/x-www-form-urlencoded"
            request.headerFields[.origin] = "https://nrwconnect.example"
        }
        let page = await page(for: request, body: body)
        for cookie in page.fields[values: .setCookie] { keep(cookie) }
        self.page = page
        return page
    }

    /// What is no address at all and what belongs to the static site never reach a handler.
    private func page(for request: HTTPRequest, body: [UInt8]) async -> Page {
        do {
            guard let answer = try await shell.answer(request, body: body, from: address) else {
                return Page(status: 404, fields: [:], html: "")
            }
            return Page(
                status: answer.status,
                fields: answer.fields,
                html: String(decoding: answer.body, as: UTF8.self)
            )
        } catch {
            return Page(status: 400, fields: [:], html: "")
        }
    }

    private func keep(_ cookie: String) {
        let parts = cookie.split(separator: ";")
        guard let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false),
            pair.count == 2
        else { return }
        let isOver = parts.dropFirst().contains { $0.lowercased().contains("max-age=0") }
        cookies[String(pair[0])] = isOver ? nil : String(pair[1])
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            return scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
