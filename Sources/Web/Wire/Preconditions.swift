import HTTPTypes

/// The conditions of a request: "only if it changed since …" (RFC 9110, section 13).
enum Preconditions {
    enum Verdict: Equatable {
        case send
        /// 304: the copy that the client has is still right.
        case notModified
        /// 412: the client wanted exactly the version it knows, and there is another one now.
        case failed
    }

    /// Evaluates in the order of section 13.2.2; a tag always counts more than a date.
    static func verdict(_ request: HTTPFields, tag: String, modified: HTTPDate) -> Verdict {
        if let wanted = request[.ifMatch] {
            if !EntityTag.list(wanted, matchesStrongly: tag) { return .failed }
        } else if let date = date(request[.ifUnmodifiedSince]), modified > date {
            return .failed
        }
        if let known = request[.ifNoneMatch] {
            return EntityTag.list(known, matchesWeakly: tag) ? .notModified : .send
        }
        if let date = date(request[.ifModifiedSince]), modified <= date { return .notModified }
        return .send
    }

    /// Whether a `Range` still fits (section 13.1.5): `If-Range` names this tag, or exactly this time.
    static func rangeStillFits(_ request: HTTPFields, tag: String, modified: HTTPDate) -> Bool {
        guard let condition = request[.ifRange] else { return true }
        if condition.hasPrefix("\"") || condition.hasPrefix("W/") { return condition == tag }
        return date(condition) == modified
    }

    private static func date(_ field: String?) -> HTTPDate? { field.flatMap { HTTPDate($0) } }
}
