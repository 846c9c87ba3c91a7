package import Access
import Theme

/// What a handler answers: a screen, a way on, a file, or that there is nothing.
///
/// ```swift
/// return .redirect(to: "/mein-bereich/profil/", flash: .success("Ihr Profil ist gespeichert."))
/// ```
/// Header fields, cookies, the frame of the page and its protection come from the shell.
package struct Reply: Sendable {
    enum Content: Sendable {
        case screen(ScreenView)
        case redirect(LocalPath)
        /// The same page has another address.
        case moved(LocalPath)
        case problem(RequestProblem)
        case bytes([UInt8], type: String)
        /// JSON for somebody who has to sign in first.
        case challenge([UInt8], at: LocalPath)
        case file(ServedFile)
        case stream(type: DownloadType, @Sendable (ByteSink) async throws -> Void)
    }

    enum SessionChange: Sendable {
        case begins(Token)
        case ends
    }

    var content: Content
    var status: Status
    var flash: Flash?
    var session: SessionChange?
    var retryAfter: Int?
    /// What the browser saves the answer as; without it the answer is shown.
    var fileName: String?

    init(_ content: Content, status: Status = .ok) {
        self.content = content
        self.status = status
    }

    /// Whether it says that there is nothing, however it says so.
    var isNotFound: Bool {
        if case .problem(let problem) = content { return problem.status == .notFound }
        return status == .notFound
    }

    /// The same, giving the browser this session; it replaces the one it has.
    package func signedIn(with token: Token) -> Reply {
        var reply = self
        reply.session = .begins(token)
        return reply
    }

    /// The same, taking the session from the browser.
    package func signedOut() -> Reply {
        var reply = self
        reply.session = .ends
        return reply
    }

    /// The same, saying when another attempt makes sense.
    package func retryAfter(seconds: Int) -> Reply {
        var reply = self
        reply.retryAfter = seconds
        return reply
    }
}
