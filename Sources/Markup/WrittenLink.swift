/// A link or image as it stands in a source: `[[Kontakt|Ansprechpersonen]]`, `[Plan](plan.pdf)`, `![Lage](lage.svg)`.
public struct WrittenLink: Sendable, Hashable {
    /// How it is written; links by reference are links or images too.
    public var kind: LinkRequest.Kind
    /// The target as written, entities and escapes decoded.
    public var target: String
    /// What people read: the text of the link, the alternative text of the image.
    public var text: String
    /// Where it is written.
    public var position: SourcePosition
}

/// What becomes of a link.
public enum LinkReplacement: Sendable, Hashable {
    case keep
    /// Leads to another address; the text is for `[[Seite]]`, which has none of its own.
    case address(String, text: String? = nil)
    /// Only text: what stood there, or the text given.
    case text(String? = nil)
}

/// A place of the source that looks like a link; only rendering shows whether it is one.
struct LinkCandidate {
    enum Form { case inline, reference, wiki }

    var form: Form
    var isImage = false
    /// From the first bracket to the end.
    var whole: Range<Int>
    /// What stands between the brackets; for wiki links the text of their own, empty where they have none.
    var inner: Range<Int>
    /// The target; for references the label, empty where the text is the label.
    var target: Range<Int>
    /// The title with its quotation marks and what a definition says besides.
    var title: [UInt8] = []
    var definition: LinkDefinition?
}

/// `[label]: ziel "Titel"`, as written.
struct LinkDefinition {
    var target: [UInt8]
    var title: [UInt8]
}
