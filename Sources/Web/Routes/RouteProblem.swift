/// Why a route table cannot be made: a mistake of ours, found when the program starts.
package enum RouteProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// Not beginning with a slash, an empty segment, a name twice, or characters that an address does not have.
    case malformed(pattern: String)
    /// Two rows for the same requests.
    case double(method: Route.Method, first: String, second: String)
    /// `.needsIn(…, workspace: "bereich")` in a pattern without `:bereich`.
    case missingParameter(String, pattern: String)

    package var description: String {
        switch self {
        case .malformed(let pattern): "The pattern \(pattern) is not well-formed."
        case .double(let method, let first, let second):
            "\(method.rawValue) \(first) and \(method.rawValue) \(second) match the same requests."
        case .missingParameter(let name, let pattern): "The pattern \(pattern) has no parameter :\(name)."
        }
    }
}
