/// A file of somebody on its way out, made harmless: a page among the files is saved and not shown.
struct ServedFile: Sendable {
    let size: Int
    let type: String
    let name: String
    let disposition: Reply.Disposition
    /// What its content may do (Content Security Policy Level 3).
    let policy: String
    let write: @Sendable (ByteSink) async throws -> Void

    /// The content is not as long as was said.
    struct WrongSize: Error {}

    init<Content: AsyncSequence & Sendable>(
        _ content: Content,
        size: Int,
        type: String,
        name: String,
        disposition: Reply.Disposition
    ) where Content.Element == [UInt8] {
        let kind = Kind(type)
        self.size = size
        self.name = name
        self.disposition = kind == .other ? .attachment : disposition
        self.type =
            self.disposition == .inline && kind == .text ? Self.plainText(type) : Self.bare(type)
        policy = self.disposition == .inline && kind == .document ? Self.documentPolicy : Self.sandbox
        write = { sink in
            var left = size
            // The last piece waits for the end: only then is it known that all of them were right.
            var held: [UInt8] = []
            for try await piece in content {
                left -= piece.count
                guard left >= 0 else { throw WrongSize() }
                if !held.isEmpty { try await sink.write(held) }
                held = piece
            }
            guard left == 0 else { throw WrongSize() }
            try await sink.write(held)
        }
    }

    private enum Kind {
        case image, document, text
        /// Everything else, above all SVG, HTML and XML: they can carry scripts.
        case other

        init(_ type: String) {
            switch ServedFile.bare(type) {
            case "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif": self = .image
            case "application/pdf": self = .document
            case "text/plain", "text/csv", "text/markdown": self = .text
            default: self = .other
            }
        }
    }

    /// Plain text in the charset that was found in it; UTF-8 unless it is a single-byte one, which cannot hide markup.
    private static func plainText(_ type: String) -> String {
        let charset = type.lowercased().split(separator: "charset=").dropFirst().first ?? ""
        let known = ["iso-8859-1", "iso-8859-15", "windows-1252"].first { charset.hasPrefix($0) }
        return "text/plain; charset=" + (known ?? "utf-8")
    }

    /// Type and subtype in lower case (RFC 9110, section 8.3.1); bytes of no kind for anything else.
    private static func bare(_ type: String) -> String {
        let bare = type.prefix { $0 != ";" }.trimmed.lowercased()
        let parts = bare.split(separator: "/", omittingEmptySubsequences: false)
        let isType =
            parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { FieldParameters.isToken[Int($0)] }
            }
        return isType ? bare : "application/octet-stream"
    }

    private static let sandbox = "default-src 'none'; sandbox"
    /// In a sandbox browsers show no PDF; their viewers bring their own styles.
    private static let documentPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}
