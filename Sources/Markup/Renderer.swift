import CCMarkGFM

/// Walks cmark's tree and writes the page: HTML, plain text and the lists of what is on it.
///
/// The walk is a loop, not a recursion, so that no text can exhaust the stack. Each kind of node has its
/// file: `Renderer+Blocks.swift`, `Renderer+Text.swift` and so on; what they share stands here.
struct Renderer: ~Copyable {
    let options: MarkupOptions
    let features: SourceFeatures
    let links: any LinkResolver
    let specification: Bool
    let tableType = CMark.tableType
    let source: UnsafeBufferPointer<UInt8>
    var locator: Locator
    var result = RenderedMarkup()

    /// The page.
    var out: ByteBuffer
    /// Its plain text; written while someone wants it.
    var plain: ByteBuffer
    /// For pieces that are put in front of what is written already.
    var scratch = ByteBuffer(capacity: 256)
    var captures = 0

    var nesting = 0
    var isRefused = false

    // Headings.
    var slugs = SlugCounter()
    var headingLevel = 1
    var headingMark = (out: 0, plain: 0)
    var titleNode: Node?
    var section = 1
    var currentHeading: String?

    // Text.
    var quiet = 0  // inside headings, links and titles no glossary term is marked
    var skippedNode: Node?
    var skippedBytes = 0
    var openBrackets: [OpenBracket] = []
    var termSections: [Int] = []
    var excludedTerm = -1

    // Links.
    var openLink: OpenLink?
    var ownAnchors: [(anchor: String, position: SourcePosition)] = []
    var rawHTMLCount = 0
    var firstMoreRawHTML: SourcePosition?

    // Blocks.
    var callouts: [OpenCallout] = []
    var boxCount = (audience: 0, decision: 0, action: 0)
    var figureCount = 0
    var tableCount = 0
    var cellIndex = 0
    var isTableHead = false
    var isTableBodyOpen = false
    var hasFirstParagraph = false
    var firstParagraphMark = -1
    var footnotes = Footnotes()

    init(
        _ source: UnsafeBufferPointer<UInt8>,
        features: SourceFeatures,
        options: MarkupOptions,
        locator: consuming Locator,
        links: any LinkResolver
    ) {
        self.source = source
        self.features = features
        self.options = options
        self.links = links
        self.locator = locator
        specification = options.specification
        out = ByteBuffer(capacity: source.count + source.count / 4 + 256)
        plain = ByteBuffer(capacity: options.wantsPlainText ? source.count + 64 : 256)
        captures = options.wantsPlainText && !options.specification ? 1 : 0
        for id in options.reservedIDs { _ = slugs.unique(id) }
        if let glossary = options.glossary {
            termSections = [Int](repeating: 0, count: glossary.terms.count)
            excludedTerm = glossary.terms.firstIndex { $0.id == options.excludedTerm } ?? -1
        }
    }

    mutating func render(_ root: Node) {
        if !specification { prepare(root) }
        walk(root)
        if !specification && !isRefused { closePage() }
    }

    consuming func finish() -> RenderedMarkup {
        result.html = isRefused ? [] : out.array
        if options.wantsPlainText && !specification { result.plainText = plain.string(from: 0) }
        result.problems.sort()
        return result
    }

    /// What the walk does after entering a node.
    enum Visit {
        /// Goes on with these children, then exits the node.
        case into(Node?)
        /// The node is done.
        case over
    }

    /// Visits the node and everything below it.
    mutating func walk(_ root: Node) {
        var node = root
        while !isRefused {
            if case .into(let child) = enter(node) {
                if let child {
                    if node.isContainer { descend(node) }
                    node = child
                    continue
                }
                exit(node)
            }
            while node != root, node.next == nil, let parent = node.pointee.parent {
                node = parent
                if node.isContainer { nesting -= 1 }
                exit(node)
            }
            guard node != root, let next = node.next else { return }
            node = next
        }
    }

    /// Visits siblings from `first` up to but without `end`.
    mutating func walk(from first: Node?, upTo end: Node?) {
        var node = first
        while let current = node, current != end {
            walk(current)
            node = current.next
        }
    }

    private mutating func descend(_ node: Node) {
        nesting += 1
        guard nesting > options.limits.maximumNesting else { return }
        isRefused = true
        report(Message.refusal("too-deep", options.limits), at: place(of: node))
    }

    /// Position of a block, or of an inline whose place cmark knows well enough.
    mutating func place(of node: Node) -> SourcePosition {
        var candidate: Node? = node
        while let current = candidate, current.pointee.start_line <= 0 { candidate = current.pointee.parent }
        guard let current = candidate else { return locator.position(at: 0) }
        let offset = locator.offset(current.pointee.start_line, current.pointee.start_column)
        return locator.position(at: offset >= 0 ? offset : locator.blockStart)
    }

    mutating func report(_ message: Message, at position: SourcePosition) {
        result.problems.append(
            Problem(
                file: options.file,
                line: position.line,
                column: position.column,
                level: message.level,
                code: message.code,
                text: message.text,
                hint: message.hint
            )
        )
    }
}

extension UnsafeMutablePointer where Pointee == Node.Pointee {
    /// Whether the node counts as a level of nesting.
    var isContainer: Bool {
        switch type {
        case NodeType.blockQuote, NodeType.item, NodeType.emphasis, NodeType.strong, NodeType.link,
            NodeType.image:
            true
        default: type == CMark.strikethroughType
        }
    }
}
