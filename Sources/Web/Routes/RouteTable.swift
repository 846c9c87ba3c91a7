/// All rows of the program, and which of them a request is for.
///
/// ```swift
/// let table = try RouteTable(Accounts.routes(gate) + Workspaces.routes(…))
/// ```
package struct RouteTable: Sendable {
    package let rows: [Route]
    /// Names of the parameters, row by row.
    let names: [[String]]
    private let tree: RouteTree
    /// First segments of all patterns; most static pages are told apart by them.
    private let owned: Set<Substring>

    /// - Throws: ``RouteProblem`` for a malformed pattern or two rows for the same requests.
    package init(_ routes: [Route]) throws {
        var tree = RouteTree()
        var names: [[String]] = []
        for (number, route) in routes.enumerated() {
            let pattern = try RoutePattern(route.pattern)
            names.append(pattern.names)
            if case .guarded(.needsIn(_, let workspace), _) = route.handler,
                !pattern.names.contains(workspace)
            {
                throw RouteProblem.missingParameter(workspace, pattern: route.pattern)
            }
            if let other = tree.add(pattern, route.method, row: number) {
                let first = routes[other].pattern
                throw RouteProblem.double(method: route.method, first: first, second: route.pattern)
            }
        }
        rows = routes
        self.names = names
        self.tree = tree
        owned = Set(routes.compactMap { Self.firstSegment($0.pattern) })
    }

    enum Finding: Sendable {
        case row(Int, values: [String])
        /// Rows stand here, for other methods.
        case wrongMethod(allowed: [Route.Method])
        /// The same address with a slash at the end has a page.
        case needsSlash
        case nothing
    }

    /// - Parameters:
    ///   - method: `nil` for methods that no row has.
    ///   - path: decoded, as ``RequestPath`` gives it.
    func find(_ method: Route.Method?, _ path: String) -> Finding {
        guard owns(path) else { return .nothing }
        if let leaf = tree.find(path) {
            if let method, let row = leaf.row(method) { return .row(row, values: leaf.values) }
            return .wrongMethod(allowed: Route.Method.allCases.filter { leaf.row($0) != nil })
        }
        if method == .get, !path.hasSuffix("/"), tree.find(path + "/")?.get != nil { return .needsSlash }
        return .nothing
    }

    /// Whether patterns begin with the first segment of this path.
    func owns(_ path: String) -> Bool {
        Self.firstSegment(path).map(owned.contains) ?? false
    }

    /// Whether a row stands at this path, whatever the method.
    func covers(_ path: String) -> Bool { owns(path) && tree.find(path) != nil }

    private static func firstSegment(_ path: String) -> Substring? {
        let rest = path.utf8.dropFirst()
        let segment = Substring(rest.prefix { $0 != UInt8(ascii: "/") })
        return segment.isEmpty || segment.first == ":" ? nil : segment
    }
}
