import Markup
import Pages

/// How the text of a page becomes HTML; the same for reading, preview, search and release.
enum TextRendering {
    /// Renders the Markdown of a page.
    ///
    /// A leading heading of first level that repeats the title leaves the text, as the page shows the title itself.
    static func render(_ text: PageText, links: some LinkResolver, wantsPlainText: Bool = false)
        -> RenderedMarkup
    {
        let bytes = Array(text.source.utf8)
        let body = bytes[text.bodyOffset...]
        var options = MarkupOptions()
        options.limits = .entered
        options.firstLine = text.bodyLine
        options.language = text.page.language
        options.wantsPlainText = wantsPlainText
        options.reservedIDs = reserved
        options.takesTitle = FirstHeading.text(body).map { $0 == text.title } ?? false
        return MarkupRenderer.render(bytes: body, options: options, links: links)
    }

    /// Ids that the page around the text has.
    private static let reserved = ["inhalt", "dateien", "kommentare", "kenntnis", "zustaendig"]

    /// Problems because of which a text gives no page at all.
    static func refusal(in rendered: RenderedMarkup) -> Problem? {
        rendered.problems.first { refusals.contains($0.code) }
    }

    private static let refusals: Set = [
        "too-large", "invalid-utf8", "too-many-cells", "too-complex", "too-deep", "no-memory",
    ]
}

/// What a text says to machines: links, records, headings, words.
struct ReadText: Sendable {
    let text: PageText
    let rendered: RenderedMarkup
    let requests: [LinkRequest]

    init(_ text: PageText) {
        let collector = LinkCollector()
        self.text = text
        rendered = TextRendering.render(text, links: collector, wantsPlainText: true)
        requests = collector.requests
    }

    /// One or two sentences for lists.
    var summary: String { text.page.summary ?? String(rendered.firstParagraph.prefix(300)) }
}
