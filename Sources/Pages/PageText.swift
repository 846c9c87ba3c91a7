public import Markup

/// The links in the Markdown of a file with front matter; links in fields are values and are not looked at.
public enum PageText {
    /// All links and images with their places in the file, in reading order.
    public static func links(of source: [UInt8]) throws(Problem) -> [WrittenLink] {
        let cut = SourceText(bytes: source)
        return try LinkRewriter(source[cut.bodyOffset...], firstLine: cut.bodyLine).links
    }

    /// The file with links replaced; where nothing is replaced it keeps every byte.
    /// - Parameter replacement: is called once per link, in reading order.
    public static func rewritingLinks(
        of source: [UInt8],
        _ replacement: (WrittenLink) throws(Problem) -> LinkReplacement
    ) throws(Problem) -> [UInt8] {
        let cut = SourceText(bytes: source)
        let rewriter = try LinkRewriter(source[cut.bodyOffset...], firstLine: cut.bodyLine)
        return try source[..<cut.bodyOffset] + rewriter.rewrite(replacement)
    }
}
