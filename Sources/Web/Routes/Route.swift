package import Access

/// A row of the route table: `Route(.get, "/verwaltung/personen/:id/", .needs(.peopleManage), pages.show)`.
///
/// The access decides which handler fits, so a row without one does not compile. `get` rows answer HEAD too; `post` rows are
/// reached only by forms of this site.
package struct Route: Sendable {
    package enum Method: String, Sendable, Hashable, Codable, CaseIterable {
        case get = "GET"
        case post = "POST"
    }

    package let method: Method
    package let pattern: String
    package let takes: Intake
    package let answers: Answers
    /// Whether a person who looks with another's rights may still do this: end the view, sign out.
    package let whileViewing: Bool
    /// Whether the address is a secret, such as the link of an invitation: then no other site learns it from a browser.
    package let hidesAddress: Bool
    let handler: Handler

    enum Handler: Sendable {
        case open(OpenAccess, @Sendable (Visitor) async throws -> Reply)
        case guarded(GuardedAccess, @Sendable (SignedIn) async throws -> Reply)
    }

    /// A row that people reach who are not signed in too.
    package init(
        _ method: Method,
        _ pattern: String,
        _ access: OpenAccess,
        takes: Intake = .form,
        answers: Answers = .page,
        whileViewing: Bool = false,
        hidesAddress: Bool = false,
        _ handler: @escaping @Sendable (Visitor) async throws -> Reply
    ) {
        self.method = method
        self.pattern = pattern
        self.takes = takes
        self.answers = answers
        self.whileViewing = whileViewing
        self.hidesAddress = hidesAddress
        self.handler = .open(access, handler)
    }

    /// A row behind the sign-in.
    package init(
        _ method: Method,
        _ pattern: String,
        _ access: GuardedAccess,
        takes: Intake = .form,
        answers: Answers = .page,
        whileViewing: Bool = false,
        hidesAddress: Bool = false,
        _ handler: @escaping @Sendable (SignedIn) async throws -> Reply
    ) {
        self.method = method
        self.pattern = pattern
        self.takes = takes
        self.answers = answers
        self.whileViewing = whileViewing
        self.hidesAddress = hidesAddress
        self.handler = .guarded(access, handler)
    }

    /// The same row with another answer where it finds nothing, such as the way to a page that was moved.
    package func orElse(
        _ fallback: @escaping @Sendable (any RequestContext, Principal?) async throws -> Reply?
    ) -> Route {
        switch handler {
        case .open(let access, let handler):
            Route(
                method,
                pattern,
                access,
                takes: takes,
                answers: answers,
                whileViewing: whileViewing,
                hidesAddress: hidesAddress
            ) { c in
                let reply = try await Self.found { try await handler(c) }
                return if let reply { reply } else { try await fallback(c, c.reader) ?? .notFound }
            }
        case .guarded(let access, let handler):
            Route(
                method,
                pattern,
                access,
                takes: takes,
                answers: answers,
                whileViewing: whileViewing,
                hidesAddress: hidesAddress
            ) { c in
                let reply = try await Self.found { try await handler(c) }
                return if let reply { reply } else { try await fallback(c, c.principal) ?? .notFound }
            }
        }
    }

    /// What a handler answers, or `nil` where it finds nothing.
    private static func found(_ body: () async throws -> Reply) async throws -> Reply? {
        do {
            let reply = try await body()
            return reply.isNotFound ? nil : reply
        } catch let problem as RequestProblem where problem.status == .notFound && !problem.isFinal {
            return nil
        }
    }

    /// As the list of routes writes it.
    var access: String {
        switch handler {
        case .open(let access, _): access.rawValue
        case .guarded(let access, _): access.name
        }
    }
}
