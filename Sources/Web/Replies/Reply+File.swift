extension Reply {
    /// What a browser does with a file (RFC 6266, section 4.2).
    package enum Disposition: String, Sendable {
        /// Shows it, if it is of a kind in which nothing can run: images, PDF, plain text. Others are saved.
        case inline
        case attachment
    }

    /// A file that somebody has uploaded, sent while it is read: `stream: blobs.read(hash)`.
    ///
    /// A failure before its first bytes is answered with an error page; a later one, or another size than announced, breaks the
    /// transfer off before its end.
    ///
    /// - Parameters:
    ///   - size: in bytes, exactly.
    ///   - type: the media type; whether a browser gets it as such, or at all to look at, is decided here.
    ///   - name: what the browser saves it as.
    package static func file<Content: AsyncSequence & Sendable>(
        stream content: Content,
        size: Int,
        type: String,
        name: String,
        disposition: Disposition
    ) -> Reply where Content.Element == [UInt8] {
        Reply(.file(ServedFile(content, size: size, type: type, name: name, disposition: disposition)))
    }
}
