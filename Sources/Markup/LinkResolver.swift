/// What a link or image in the text asks for, such as `../gremien/beirat.md#termine`.
public struct LinkRequest: Sendable, Hashable {
    /// The three ways to point at something.
    public enum Kind: Sendable, Hashable {
        /// `[Text](ziel)`
        case link
        /// `![Alternativtext](bild.svg)`
        case image
        /// `[[Seite]]`
        case wiki
    }

    /// How it is written.
    public var kind: Kind
    /// The target as written, entities and escapes decoded, such as "../a/b.md#c" or "Bauen & Wohnen".
    public var target: String
    /// Where it is written.
    public var position: SourcePosition

    /// A request from its parts.
    public init(kind: Kind, target: String, position: SourcePosition) {
        self.kind = kind
        self.target = target
        self.position = position
    }
}

/// Where a link leads.
public enum LinkAnswer: Sendable, Hashable {
    /// Final address, possibly with a fragment; the title becomes the text of `[[Seite]]` without own text.
    case href(String, title: String? = nil)
    /// Final address of an image and its size in pixels.
    case image(String, width: Int?, height: Int?)
    /// Nothing there: the text stays, the problem is reported (at the link, when its line is 0).
    case broken(Problem?)
}

/// Whoever knows the pages and files: answers for relative, site and wiki targets and for images.
public protocol LinkResolver {
    /// Called once per link, in reading order; never for `#anker` alone nor for addresses with a scheme.
    func answer(_ request: LinkRequest) -> LinkAnswer
}

/// A resolver that leaves every target as it is, for previews and tests.
public struct UncheckedLinks: LinkResolver {
    /// The resolver has no state.
    public init() {}

    /// The target itself.
    public func answer(_ request: LinkRequest) -> LinkAnswer {
        request.kind == .image ? .image(request.target, width: nil, height: nil) : .href(request.target)
    }
}
