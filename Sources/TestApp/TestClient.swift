import Synchronization

/// A browser without a screen: keeps cookies, finds the token of a form, follows no redirect by itself.
///
/// ```swift
/// let reply = try await client.post("/mein-bereich/profil/", ["name": "Anders"])
/// #expect(reply.status == 303)
/// ```
package final class TestClient: Sendable {
    package let app: RunningApp
    private let jar = Mutex<[String: String]>([:])

    package init(_ app: RunningApp) { self.app = app }

    /// The cookies that would be sent now.
    package var cookies: [String: String] {
        get { jar.withLock { $0 } }
        set { jar.withLock { $0 = newValue } }
    }

    package func get(_ path: String, _ fields: [String: String] = [:]) async throws -> TestReply {
        try await send("GET", path, fields)
    }

    /// Opens the page that has the form, fills it in and sends it.
    ///
    /// - Parameter page: where the form stands; by default at the address that it goes to.
    package func post(_ path: String, _ input: [String: String] = [:], from page: String? = nil) async throws
        -> TestReply
    {
        let shown = try await get(page ?? path)
        guard let form = shown.form(to: path) else {
            throw TestProblem("no form to \(path), status \(shown.status)")
        }
        return try await submit(form, input)
    }

    /// Sends a form with what it holds and what is filled in.
    package func submit(_ form: TestForm, _ input: [String: String] = [:]) async throws -> TestReply {
        try await postRaw(form.action, Self.encoded(form.hidden.merging(input) { $1 }))
    }

    /// Sends exactly this body, without a token unless it holds one.
    package func postRaw(_ path: String, _ body: String, _ fields: [String: String] = [:]) async throws
        -> TestReply
    {
        let standard = ["Content-Type": "application/x-www-form-urlencoded", "Origin": app.address]
        return try await send("POST", path, standard.merging(fields) { $1 }, body: Array(body.utf8))
    }

    /// Any request; cookies are added and taken.
    package func send(_ method: String, _ path: String, _ fields: [String: String] = [:], body: [UInt8] = [])
        async throws
        -> TestReply
    {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        let cookie = cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; ")
        if !cookie.isEmpty { head += "Cookie: \(cookie)\r\n" }
        for (name, value) in fields { head += "\(name): \(value)\r\n" }
        if method == "POST" { head += "Content-Length: \(body.count)\r\n" }
        let answer = try await Exchange.send(Array(head.utf8) + [13, 10] + body, to: app.port)
        guard let reply = TestReply(answer, path: path) else {
            throw TestProblem("no answer to \(method) \(path)")
        }
        take(reply)
        return reply
    }

    private func take(_ reply: TestReply) {
        for field in reply.fields where field.name == "set-cookie" {
            let parts = field.value.split(separator: ";").map { $0.drop { $0 == " " } }
            let pair = (parts.first ?? "").split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            guard pair.count == 2 else { continue }
            let isGone = pair[1].isEmpty || parts.contains { $0.lowercased() == "max-age=0" }
            jar.withLock { $0[String(pair[0])] = isGone ? nil : String(pair[1]) }
        }
    }

    /// A body as forms send it (WHATWG URL, `application/x-www-form-urlencoded`).
    package static func encoded(_ input: [String: String]) -> String {
        input.sorted { $0.key < $1.key }.map { "\(escaped($0))=\(escaped($1))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            let isPlain =
                byte < 128 && (character.isLetter || character.isNumber || "-._~".contains(character))
            let hex = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(character) : "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }
}

/// What a test could not do.
package struct TestProblem: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
