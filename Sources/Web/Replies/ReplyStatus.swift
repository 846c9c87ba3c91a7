import HTTPTypes

extension Reply {
    /// The statuses that pages of this site have (RFC 9110, section 15; RFC 6585 for 429).
    package enum Status: Int, Sendable, Hashable, CaseIterable {
        case ok = 200
        case badRequest = 400
        /// Only for programs; people are led to the sign-in.
        case signedOut = 401
        case forbidden = 403
        case notFound = 404
        case methodNotAllowed = 405
        case timeout = 408
        case conflict = 409
        case gone = 410
        case tooLarge = 413
        case unsupported = 415
        case unprocessable = 422
        case tooMany = 429
        case failed = 500
        case unavailable = 503

        var http: HTTPResponse.Status { HTTPResponse.Status(code: rawValue) }
    }
}
