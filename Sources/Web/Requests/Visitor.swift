package import Access

/// Somebody on an open page, signed in or not.
package struct Visitor: RequestContext {
    package let request: IncomingRequest
    /// Whoever is signed in, with whatever step of the sign-in still open.
    package let principal: Principal?

    init(request: IncomingRequest, principal: Principal?) {
        self.request = request
        self.principal = principal
    }
}
