/// The patterns of a table as a tree of segments: finding a row takes one look-up per segment.
///
/// A literal counts more than a parameter, so `/personen/einladen/` stands beside `/personen/:id/`.
struct RouteTree: Sendable {
    private struct Node: Sendable {
        var literals: [Substring: Int] = [:]
        var parameter: Int?
        /// Rows that end here.
        var get: Int?
        var post: Int?
    }

    private var nodes = [Node()]

    struct Leaf: Sendable {
        var get: Int?
        var post: Int?
        /// Values of the parameters in their order.
        var values: [String]

        func row(_ method: Route.Method) -> Int? { method == .get ? get : post }
    }

    /// Adds a row; the number of a row that matches the same requests if there is one.
    mutating func add(_ pattern: RoutePattern, _ method: Route.Method, row: Int) -> Int? {
        var here = 0
        for segment in pattern.segments {
            if let next = child(of: here, segment) {
                here = next
                continue
            }
            nodes.append(Node())
            switch segment {
            case .literal(let text): nodes[here].literals[Substring(text)] = nodes.count - 1
            case .parameter: nodes[here].parameter = nodes.count - 1
            }
            here = nodes.count - 1
        }
        switch method {
        case .get:
            defer { nodes[here].get = nodes[here].get ?? row }
            return nodes[here].get
        case .post:
            defer { nodes[here].post = nodes[here].post ?? row }
            return nodes[here].post
        }
    }

    /// What stands at a decoded path.
    func find(_ path: String) -> Leaf? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        var values: [String] = []
        return find(parts, at: 0, &values)
    }

    private func find(_ parts: ArraySlice<Substring>, at number: Int, _ values: inout [String]) -> Leaf? {
        let node = nodes[number]
        guard let part = parts.first else {
            guard node.get != nil || node.post != nil else { return nil }
            return Leaf(get: node.get, post: node.post, values: values)
        }
        if let next = node.literals[part], let leaf = find(parts.dropFirst(), at: next, &values) {
            return leaf
        }
        guard let next = node.parameter, !part.isEmpty else { return nil }
        values.append(String(part))
        if let leaf = find(parts.dropFirst(), at: next, &values) { return leaf }
        values.removeLast()
        return nil
    }

    private func child(of number: Int, _ segment: RoutePattern.Segment) -> Int? {
        switch segment {
        case .literal(let text): nodes[number].literals[Substring(text)]
        case .parameter: nodes[number].parameter
        }
    }
}
