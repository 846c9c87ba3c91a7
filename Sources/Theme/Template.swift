import Markup

/// A template made ready: every name is resolved to the view it belongs to, so rendering looks nothing up.
final class Template: Sendable {
    /// One step of rendering.
    ///
    /// `up` counts the views outwards from the innermost, which is 0: so the steps of a partial that calls
    /// itself fit at any depth. `outermost` is the view that the template was rendered for, however deep.
    indirect enum Step: Sendable {
        case literal([UInt8])
        case text(up: Int, @Sendable (any View) -> String?)
        case html(up: Int, @Sendable (any View) -> Fragment)
        case ifText(up: Int, @Sendable (any View) -> String?, wanted: Bool, [Step])
        case ifHTML(up: Int, @Sendable (any View) -> Fragment, wanted: Bool, [Step])
        case ifFlag(up: Int, @Sendable (any View) -> Bool, wanted: Bool, [Step])
        case each(up: Int, @Sendable (any View) -> [any View], [Step])
        case ifEmpty(up: Int, @Sendable (any View) -> [any View], [Step])
        case partial(Reference)
    }

    /// A partial that may contain itself (a tree of navigation): filled in after it has been compiled.
    final class Reference: @unchecked Sendable {
        // Written once while the theme is compiled, before any page is rendered; read-only afterwards.
        var steps: [Step] = []
    }

    /// Instead of a number of views to go up: the first of all.
    static let outermost = -1

    let steps: [Step]

    init(steps: [Step]) { self.steps = steps }

    /// Renders a view as UTF-8.
    func render(_ view: any View, into output: inout [UInt8]) {
        var stack: [any View] = [view]
        Self.run(steps, &stack, &output)
    }

    private static func run(_ steps: [Step], _ stack: inout [any View], _ output: inout [UInt8]) {
        for step in steps {
            switch step {
            case .literal(let bytes): output += bytes
            case .text(let up, let get):
                if let text = get(view(up, stack)) { escape(text, into: &output) }
            case .html(let up, let get): output += get(view(up, stack)).bytes
            case .ifText(let up, let get, let wanted, let inner):
                if (get(view(up, stack))?.isEmpty == false) == wanted {
                    run(inner, &stack, &output)
                }
            case .ifHTML(let up, let get, let wanted, let inner):
                if !get(view(up, stack)).isEmpty == wanted { run(inner, &stack, &output) }
            case .ifFlag(let up, let get, let wanted, let inner):
                if get(view(up, stack)) == wanted { run(inner, &stack, &output) }
            case .each(let up, let get, let inner):
                for item in get(view(up, stack)) {
                    stack.append(item)
                    run(inner, &stack, &output)
                    stack.removeLast()
                }
            case .ifEmpty(let up, let get, let inner):
                if get(view(up, stack)).isEmpty { run(inner, &stack, &output) }
            case .partial(let reference): run(reference.steps, &stack, &output)
            }
        }
    }

    private static func view(_ up: Int, _ stack: [any View]) -> any View {
        up == outermost ? stack[0] : stack[stack.count - 1 - up]
    }

    /// Writes text for element content and for attributes in either quotes.
    static func escape(_ text: String, into output: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for (at, byte) in bytes.enumerated() {
                let entity: StaticString
                switch byte {
                case UInt8(ascii: "&"): entity = "&amp;"
                case UInt8(ascii: "<"): entity = "&lt;"
                case UInt8(ascii: ">"): entity = "&gt;"
                case UInt8(ascii: "\""): entity = "&quot;"
                case UInt8(ascii: "'"): entity = "&#39;"
                default: continue
                }
                output += bytes[start..<at]
                entity.withUTF8Buffer { output += $0 }
                start = at + 1
            }
            output += bytes[start...]
        }
    }
}
