/// Finds and replaces links in Markdown without touching anything else.
///
/// What looks like a link is marked, and the marked text is rendered: where the page is the same but for the marks, and a
/// mark stands as an address, there is a link. So code, raw HTML and escaped brackets are safe however they are written.
/// What cannot be told apart is refused.
public struct LinkRewriter: Sendable {
    let source: [UInt8]
    let firstLine: Int
    let page: RenderedMarkup
    let places: [Place]

    /// A link that was proven.
    struct Place: Sendable {
        var candidate: LinkCandidate
        var link: WrittenLink
        /// The number of its address among all `href` and `src` of the page.
        var number: Int
    }

    /// Looks at the Markdown of a page.
    /// - Parameter firstLine: the line of the file on which the text begins.
    public init(_ source: some Sequence<UInt8>, firstLine: Int = 1) throws(Problem) {
        self.source = Array(source)
        self.firstLine = firstLine
        let page = Self.render(self.source, firstLine: firstLine)
        if let refusal = page.problems.first(where: { Self.refusals.contains($0.code) }) { throw refusal }
        self.page = page
        let proof = LinkProof(self.source, page.html)
        let found = try proof.links(firstLine: firstLine)
        places = found
    }

    /// All links and images that lead somewhere, in reading order; bare addresses such as `<https://…>` are none.
    public var links: [WrittenLink] { places.map(\.link) }

    private static let refusals: Set = [
        "too-large", "invalid-utf8", "too-many-cells", "too-complex", "too-deep", "no-memory",
    ]

    static func render(_ source: [UInt8], firstLine: Int = 1, links: some LinkResolver = UncheckedLinks())
        -> RenderedMarkup
    {
        var options = MarkupOptions()
        options.firstLine = firstLine
        options.takesTitle = false
        return MarkupRenderer.render(bytes: source, options: options, links: links)
    }

    static func refusal(_ position: SourcePosition?) -> Problem {
        Problem(
            line: position?.line ?? 0,
            column: position?.column ?? 1,
            level: .error,
            code: "unclear-link",
            text: "Ein Verweis ist so geschrieben, dass er nicht sicher ersetzt werden kann.",
            hint: "Schreiben Sie ihn auf einer Zeile als [Text](ziel) oder [[Seite]]."
        )
    }
}
