import Access
import Web

extension RequestContext {
    /// The token in the address; `nil` for text that no token can be, which is an unknown link.
    func linkToken() throws -> Token? { Token(try parameter("token")) }
}

extension Gate {
    /// What the page of a link shows; a text that is no token is answered like a link that nobody made.
    func look(at token: Token?, for purpose: LinkPurpose) async throws -> Outcome<LinkView, LinkRefusal> {
        guard let token else { return .refused(.unknown) }
        return try await look(at: token, for: purpose)
    }
}
