package import Access
import Crypto
package import Store

/// One page or one set of minutes as the search knows it, whether it comes from files or from the wiki.
package struct SearchDocument: Sendable, Hashable {
    package var id: ID<SearchDocument>
    package var source: Source
    /// `nil` for pages of the public site.
    package var workspace: ID<Workspace>?
    /// The kind of page: `seite`, `protokoll`.
    package var type: String
    package var url: String
    package var title: String
    /// All headings, one per line; they count more than the text below them.
    package var headings: String
    package var summary: String
    /// Plain text without any markup.
    package var body: String
    /// The language of the text: `de`.
    package var language: String
    package var changedAt: Timestamp

    /// Where a document comes from.
    package enum Source: String, Sendable, Hashable, CaseIterable, SQLValue {
        case site, wiki
    }

    /// Texts lose U+0000, which no database keeps and nobody looks for.
    package init(
        id: ID<SearchDocument>,
        source: Source,
        workspace: ID<Workspace>? = nil,
        type: String,
        url: String,
        title: String,
        headings: String = "",
        summary: String = "",
        body: String,
        language: String = "de",
        changedAt: Timestamp
    ) {
        self.id = id
        self.source = source
        self.workspace = workspace
        self.type = type
        self.url = Self.storable(url)
        self.title = Self.storable(title)
        self.headings = Self.storable(headings)
        self.summary = Self.storable(summary)
        self.body = Self.storable(body)
        self.language = language
        self.changedAt = changedAt
    }

    /// The key of a page of the site, which has no other name than its address: the same with each build.
    package static func siteID(url: String) -> ID<SearchDocument> {
        let digest = Array(SHA256.hash(data: Array("site \(url)".utf8)))
        let halves = [digest[0..<8], digest[8..<16]].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        // Version 8 of RFC 9562: a key whose bits mean what its maker likes.
        return ID(
            high: halves[0] & ~0xF000 | 0x8000,
            low: halves[1] & ~(3 << 62) | 1 << 63
        )
    }

    /// Tells whether anything has changed.
    var hash: [UInt8] {
        var hasher = SHA256()
        let workspace = workspace.map(\.description) ?? ""
        let texts = [
            source.rawValue, workspace, type, url, title, headings, summary, body, language, changedAt.iso,
        ]
        for text in texts {
            // With its length, so that no text can be taken for two.
            hasher.update(data: Array("\(text.utf8.count):".utf8))
            hasher.update(data: Array(text.utf8))
        }
        return Array(hasher.finalize())
    }

    private static func storable(_ text: String) -> String {
        text.utf8.contains(0) ? text.replacing("\0", with: " ") : text
    }
}
