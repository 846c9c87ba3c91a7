import CCMarkGFM

typealias Node = UnsafeMutablePointer<cmark_node>

/// cmark-gfm, prepared once for parallel use.
///
/// Every parse of this version adds and removes the special characters of its extensions in global tables, so
/// that parallel parses lose `~~x~~` and `www.` to each other. We add the characters once, for good, and
/// leave nothing to be removed: the autolink extension gets an empty list. Strikethrough needs its list while
/// emphasis is resolved, so its delimiters get the one character that cmark never meets in a text: NUL.
struct CMark: @unchecked Sendable {
    let table: UnsafeMutablePointer<cmark_syntax_extension>
    let strikethrough: UnsafeMutablePointer<cmark_syntax_extension>
    let autolink: UnsafeMutablePointer<cmark_syntax_extension>
    let tasklist: UnsafeMutablePointer<cmark_syntax_extension>

    static let shared: CMark = {
        cmark_gfm_core_extensions_ensure_registered()
        guard let table = cmark_find_syntax_extension("table"),
            let strikethrough = cmark_find_syntax_extension("strikethrough"),
            let autolink = cmark_find_syntax_extension("autolink"),
            let tasklist = cmark_find_syntax_extension("tasklist"),
            let parser = cmark_parser_new(0)
        else { fatalError("libcmark-gfm-extensions lacks table, strikethrough, autolink or tasklist") }
        for item in [strikethrough, autolink] { cmark_parser_attach_syntax_extension(parser, item) }
        cmark_manage_extensions_special_characters(parser, 1)
        cmark_parser_free(parser)
        cmark_syntax_extension_set_special_inline_chars(autolink, nil)
        // Without this flag the per-parse call leaves the table of characters that flanking rules skip alone.
        cmark_syntax_extension_set_emphasis(strikethrough, 0)
        let nul = cmark_llist_append(cmark_get_default_mem_allocator(), nil, nil)
        cmark_syntax_extension_set_special_inline_chars(strikethrough, nul)
        originalStrikethroughMatch = strikethrough.pointee.match_inline
        cmark_syntax_extension_set_match_inline_func(strikethrough, matchStrikethrough)
        return CMark(table: table, strikethrough: strikethrough, autolink: autolink, tasklist: tasklist)
    }()

    /// Parses into the thread's arena; the tree lives until `body` returns.
    func withTree<Result>(
        of source: UnsafeBufferPointer<UInt8>,
        features: SourceFeatures,
        footnotes: Bool,
        specification: Bool,
        _ body: (Node) -> Result
    ) -> Result? {
        let arena = Arena.enter()
        defer { arena.leave() }
        var options = CMARK_OPT_SOURCEPOS
        if footnotes { options |= CMARK_OPT_FOOTNOTES }
        guard let parser = cmark_parser_new_with_mem(options, Arena.functions) else { return nil }
        // An extension that cannot match costs time in every line and every text.
        if features.mayHaveTables { cmark_parser_attach_syntax_extension(parser, table) }
        if features.mayHaveStrikethrough { cmark_parser_attach_syntax_extension(parser, strikethrough) }
        if features.mayHaveAutolinks { cmark_parser_attach_syntax_extension(parser, autolink) }
        if features.mayHaveTasks && specification { cmark_parser_attach_syntax_extension(parser, tasklist) }
        source.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        guard let root = cmark_parser_finish(parser) else { return nil }
        // Neither tree nor parser is freed: the arena takes everything back at once.
        return body(root)
    }
}

nonisolated(unsafe) private var originalStrikethroughMatch: cmark_match_inline_func?

private let matchStrikethrough: cmark_match_inline_func = { item, parser, parent, character, inlines in
    guard character == 0x7E, let node = originalStrikethroughMatch?(item, parser, parent, character, inlines)
    else { return nil }
    if let pushed = cmark_inline_parser_get_last_delimiter(inlines), pushed.pointee.inl_text == node {
        pushed.pointee.delim_char = 0
    }
    return node
}

/// Node types as they stand in `cmark_node.type`.
enum NodeType {
    static let document = UInt16(CMARK_NODE_DOCUMENT.rawValue)
    static let blockQuote = UInt16(CMARK_NODE_BLOCK_QUOTE.rawValue)
    static let list = UInt16(CMARK_NODE_LIST.rawValue)
    static let item = UInt16(CMARK_NODE_ITEM.rawValue)
    static let codeBlock = UInt16(CMARK_NODE_CODE_BLOCK.rawValue)
    static let htmlBlock = UInt16(CMARK_NODE_HTML_BLOCK.rawValue)
    static let paragraph = UInt16(CMARK_NODE_PARAGRAPH.rawValue)
    static let heading = UInt16(CMARK_NODE_HEADING.rawValue)
    static let thematicBreak = UInt16(CMARK_NODE_THEMATIC_BREAK.rawValue)
    static let footnoteDefinition = UInt16(CMARK_NODE_FOOTNOTE_DEFINITION.rawValue)
    static let text = UInt16(CMARK_NODE_TEXT.rawValue)
    static let softBreak = UInt16(CMARK_NODE_SOFTBREAK.rawValue)
    static let lineBreak = UInt16(CMARK_NODE_LINEBREAK.rawValue)
    static let code = UInt16(CMARK_NODE_CODE.rawValue)
    static let htmlInline = UInt16(CMARK_NODE_HTML_INLINE.rawValue)
    static let emphasis = UInt16(CMARK_NODE_EMPH.rawValue)
    static let strong = UInt16(CMARK_NODE_STRONG.rawValue)
    static let link = UInt16(CMARK_NODE_LINK.rawValue)
    static let image = UInt16(CMARK_NODE_IMAGE.rawValue)
    static let footnoteReference = UInt16(CMARK_NODE_FOOTNOTE_REFERENCE.rawValue)
}

extension UnsafeMutablePointer<cmark_node> {
    @inline(__always) var type: UInt16 { pointee.type }
    @inline(__always) var first: Node? { pointee.first_child }
    @inline(__always) var next: Node? { pointee.next }
    @inline(__always) var literal: UnsafeBufferPointer<UInt8> { pointee.as.literal.bytes }
}

extension cmark_chunk {
    @inline(__always) var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: data, count: data == nil ? 0 : Int(len))
    }
}

extension CMark {
    /// Types that the extensions got when they were registered.
    static let tableType = {
        _ = shared
        return (table: nrw_node_table(), row: nrw_node_table_row(), cell: nrw_node_table_cell())
    }()

    static let strikethroughType: UInt16 = {
        _ = shared
        return nrw_node_strikethrough()
    }()
}

extension cmark_list_type {
    static var bullet: cmark_list_type { CMARK_BULLET_LIST }
}
