import Foundation

/// What a build tells the open browser windows of an author.
package enum PreviewEvent: Sendable, Equatable {
    /// A page is new, `reload(path: "/kontakt/")`, or all of them, `reload(path: nil)`. Problems are over then.
    case reload(path: String?)
    /// The build failed; the last good site stays. One line each, as `check` prints them.
    case problems([String])
    /// The build is good again and nothing on the pages changed.
    case fine

    /// The name in the `event:` line of the stream.
    var name: String {
        switch self {
        case .reload: "reload"
        case .problems: "problems"
        case .fine: "fine"
        }
    }

    /// The content of the `data:` line: one line of JSON, so that no text can end the event early.
    var data: String {
        switch self {
        case .reload(let path): Self.json(path)
        case .problems(let lines): Self.json(lines)
        case .fine: "null"
        }
    }

    private static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        guard let data = try? encoder.encode(value) else { return "null" }
        return String(decoding: data, as: UTF8.self)
    }
}
