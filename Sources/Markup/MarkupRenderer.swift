/// Markdown in, closed HTML and everything else a page needs out.
///
/// Pure: no files, no network, no state.
public enum MarkupRenderer {
    /// Renders UTF-8 bytes.
    public static func render(
        bytes: UnsafeBufferPointer<UInt8>,
        options: MarkupOptions = MarkupOptions(),
        links: some LinkResolver
    ) -> RenderedMarkup {
        guard bytes.count <= options.limits.maximumBytes else { return refuse("too-large", nil, options) }
        if let offset = Utf8.firstInvalidOffset(in: bytes) {
            var locator = Locator(SourceLines(bytes), firstLine: options.firstLine)
            return refuse("invalid-utf8", locator.position(at: offset), options)
        }
        // A byte order mark is no text and no column.
        let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        let source = hasMark ? UnsafeBufferPointer(rebasing: bytes[3...]) : bytes
        let features = SourceFeatures(source)
        let lines = SourceLines(source)
        var prescan = Prescan(source, limits: options.limits)
        let refusal = prescan.refusal(lines, features)
        var locator = Locator(lines, firstLine: options.firstLine)
        if let refusal { return refuse(refusal.code, locator.position(at: refusal.offset), options) }
        var renderer = Renderer(source, features: features, options: options, locator: locator, links: links)
        let withFootnotes = options.footnotes && features.footnotes
        let isParsed = CMark.shared.withTree(
            of: source,
            features: features,
            footnotes: withFootnotes,
            specification: options.specification
        ) { root in
            renderer.render(root)
            return true
        }
        guard isParsed == true else { return refuse("no-memory", nil, options) }
        return renderer.finish()
    }

    /// Renders an array of UTF-8 bytes.
    public static func render(
        bytes: [UInt8],
        options: MarkupOptions = MarkupOptions(),
        links: some LinkResolver
    ) -> RenderedMarkup {
        bytes.withUnsafeBufferPointer { render(bytes: $0, options: options, links: links) }
    }

    /// Renders a slice of UTF-8 bytes, such as a file behind its front matter.
    public static func render(
        bytes: ArraySlice<UInt8>,
        options: MarkupOptions = MarkupOptions(),
        links: some LinkResolver
    ) -> RenderedMarkup {
        bytes.withUnsafeBufferPointer { render(bytes: $0, options: options, links: links) }
    }

    /// Renders a string.
    public static func render(
        _ text: String,
        options: MarkupOptions = MarkupOptions(),
        links: some LinkResolver
    ) -> RenderedMarkup {
        var text = text
        return text.withUTF8 { render(bytes: $0, options: options, links: links) }
    }

    private static func refuse(
        _ code: String,
        _ position: SourcePosition?,
        _ options: MarkupOptions
    ) -> RenderedMarkup {
        var result = RenderedMarkup()
        let message = Message.refusal(code, options.limits)
        result.problems = [
            Problem(
                file: options.file,
                line: position?.line ?? 0,
                column: position?.column ?? 1,
                level: .error,
                code: code,
                text: message.text,
                hint: message.hint
            )
        ]
        return result
    }
}
