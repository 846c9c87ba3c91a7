/// A heading of the page, such as level 2, id "ziele", text "Ziele".
public struct Heading: Sendable, Hashable {
    /// 2…6; the only h1 is the page's title.
    public var level: Int
    /// Anchor, unique on the page.
    public var id: String
    /// Plain text.
    public var text: String
    /// Where it is written.
    public var position: SourcePosition
}

/// A link as it was written and where it leads.
public struct Link: Sendable, Hashable {
    /// The target as written.
    public var target: String
    /// The final address, nil when it leads nowhere.
    public var href: String?
    /// Whether it leaves the site (http and https).
    public var isExternal: Bool
    /// Its plain text.
    public var text: String
    /// Where it is written.
    public var position: SourcePosition
}

/// A numbered figure with caption.
public struct Figure: Sendable, Hashable {
    /// 1, 2, 3 … on the page.
    public var number: Int
    /// Anchor, such as "abbildung-1".
    public var id: String
    /// Caption without source.
    public var caption: String
    /// What stood after the last `Quelle:`.
    public var source: String?
    /// Alternative text.
    public var alt: String
    /// Final address of the image; "" when it was not found.
    public var src: String
    /// Where it is written.
    public var position: SourcePosition
}

/// A query over pages, whose result belongs into the HTML at `offset`.
public struct ListBlock: Sendable, Hashable {
    /// The YAML of the block.
    public var source: String
    /// Byte offset into `RenderedMarkup.html`.
    public var offset: Int
    /// The first line of the YAML.
    public var position: SourcePosition
}

/// Everything that comes out of one text.
public struct RenderedMarkup: Sendable {
    /// Closed HTML in UTF-8: only our elements, attributes and schemes; empty when the text was refused.
    public var html: [UInt8] = []
    /// Plain text of the leading h1.
    public var title: String?
    /// Headings in reading order.
    public var outline: [Heading] = []
    /// Links in reading order.
    public var links: [Link] = []
    /// Figures in reading order.
    public var figures: [Figure] = []
    /// Boxes that say what something means for an audience.
    public var audienceBoxes: [AudienceBox] = []
    /// Decisions and tasks.
    public var records: [RecordBlock] = []
    /// List blocks, offsets ascending.
    public var lists: [ListBlock] = []
    /// Ids of the glossary terms that were marked, each once.
    public var terms: [String] = []
    /// Text without markup, blocks separated by line breaks; "" unless wanted.
    public var plainText = ""
    /// Plain text of the first paragraph, "" when there is none.
    public var firstParagraph = ""
    /// Problems in reading order.
    public var problems: [Problem] = []

    /// The HTML as a string.
    public var htmlString: String { String(decoding: html, as: UTF8.self) }

    init() {}
}
