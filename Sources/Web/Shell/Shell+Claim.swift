import HTTPTypes

extension Shell {
    /// What a request is for, as far as its first line tells.
    enum Claim: Sendable {
        case health(Health.Question)
        case row(Int, values: [String])
        case wrongMethod(allowed: [Route.Method])
        case needsSlash
        /// An address of the closed area at which nothing stands.
        case nothing
    }

    /// `nil` for what belongs to the static site.
    ///
    /// - Parameter isStatic: whether the built site has something at this path; rows come first.
    func claim(_ head: HTTPRequest, at path: String, isStatic: () -> Bool) -> Claim? {
        let method: Route.Method? =
            switch head.method {
            case .get, .head: .get
            case .post: .post
            default: nil
            }
        switch routes.find(method, path) {
        case .row(let row, let values): return .row(row, values: values)
        case .wrongMethod(let allowed): return .wrongMethod(allowed: allowed)
        case .needsSlash: return .needsSlash
        case .nothing: break
        }
        if method == .get, let question = Health.Question(rawValue: path) { return .health(question) }
        return routes.owns(path) && !isStatic() ? .nothing : nil
    }

    /// Whether a request must not be answered from the built site, though that may have a file of its name.
    func covers(_ path: String) -> Bool {
        routes.covers(path) || path == Health.Question.alive.rawValue
            || path == Health.Question.ready.rawValue
    }
}
