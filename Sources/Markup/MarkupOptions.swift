/// What a text may cost: such as at most 16 MB, 100 levels of nesting and 50,000 table cells for a file.
public struct MarkupLimits: Sendable, Hashable {
    /// Bytes of the source.
    public var maximumBytes: Int
    /// Quotes, lists, brackets and emphasis inside each other.
    public var maximumNesting: Int
    /// Columns × rows over all tables of a page, counted before parsing.
    public var maximumTableCells: Int

    /// Limits from their parts.
    public init(maximumBytes: Int, maximumNesting: Int = 100, maximumTableCells: Int = 50_000) {
        self.maximumBytes = maximumBytes
        self.maximumNesting = maximumNesting
        self.maximumTableCells = maximumTableCells
    }

    /// For files of the content folder: 16 MB.
    public static let file = MarkupLimits(maximumBytes: 16 << 20)
    /// For what people enter in forms: 2 MB.
    public static let entered = MarkupLimits(maximumBytes: 2 << 20)
}

/// How one page is rendered.
public struct MarkupOptions: Sendable {
    /// What the text may cost.
    public var limits: MarkupLimits = .file
    /// Name that problems carry; "" when the caller adds it.
    public var file = ""
    /// Line of the original file where the text begins (after front matter).
    public var firstLine = 1
    /// Language of the page.
    public var language = "de"
    /// Whether a leading `# Titel` becomes `title` and leaves the HTML.
    public var takesTitle = true
    /// Terms to mark, nil for none.
    public var glossary: Glossary?
    /// Id of the term whose own page this is: it is not marked there.
    public var excludedTerm: String?
    /// Ids the page's template uses already, so that no heading gets one of them.
    public var reservedIDs: [String] = []
    /// Whether `[^1]` is a footnote.
    public var footnotes = true
    /// Exactly CommonMark and GFM as `cmark-gfm` prints them, none of our additions.
    public var specification = false
    /// Whether `plainText` is wanted (search index).
    public var wantsPlainText = true

    /// The defaults: a German file whose leading h1 is its title.
    public init() {}
}
