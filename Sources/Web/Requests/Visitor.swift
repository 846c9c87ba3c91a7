package import Access

/// Somebody on an open page, signed in or not.
package struct Visitor: RequestContext {
    package let request: IncomingRequest
    /// Whoever is signed in, with whatever step of the sign-in still open.
    package let principal: Principal?

    /// Whoever is signed in completely: the one to ask with whether a record may be read.
    package var reader: Principal? { principal?.stage == .full ? principal : nil }

    init(request: IncomingRequest, principal: Principal?) {
        self.request = request
        self.principal = principal
    }
}
