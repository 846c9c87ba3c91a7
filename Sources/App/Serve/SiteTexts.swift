import Foundation
import Pages
import Search
import Site
import Store

/// The public pages as the search knows them: their words are taken from the built documents, so that what is found is what
/// stands there.
struct SiteTexts: Sendable {
    let folder: String

    func documents(_ live: LiveSite) -> [SearchDocument] {
        live.entries.compactMap { entry in
            let path = folder + entry.url.removingPercentEncoded + "index.html"
            guard let html = FileManager.default.contents(atPath: path) else { return nil }
            let day = entry.asOf?.secondsSince1970 ?? 0
            return SearchDocument(
                id: SearchDocument.siteID(url: entry.url),
                source: .site,
                type: entry.type,
                url: entry.url,
                title: entry.title,
                summary: entry.summary ?? "",
                body: Self.text(Array(html)),
                language: entry.language,
                changedAt: Timestamp(seconds: day)
            )
        }
    }

    /// The words of `<main>` without tags; enough for searching, not for showing.
    static func text(_ html: [UInt8]) -> String {
        // Title and summary stand in the head of the page and are told apart from the text.
        let main = find("<main", in: html, from: 0) ?? 0
        let start = find("</header>", in: html, from: main) ?? main
        let end = find("</main>", in: html, from: start) ?? html.count
        var text: [UInt8] = []
        text.reserveCapacity((end - start) / 2)
        var isTag = false
        for byte in html[start..<end] {
            switch byte {
            case UInt8(ascii: "<"):
                isTag = true
                if text.last != 32 { text.append(32) }
            case UInt8(ascii: ">") where isTag: isTag = false
            case 10, 13, 9, 32:
                if !isTag, text.last != 32 { text.append(32) }
            default: if !isTag { text.append(byte) }
            }
        }
        // The signs of links to headings are no words.
        var result = String(decoding: text, as: UTF8.self).replacing(" # ", with: " ")
        for (entity, character) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&"),
        ] {
            if result.utf8.contains(UInt8(ascii: "&")) { result = result.replacing(entity, with: character) }
        }
        return result
    }

    private static func find(_ needle: String, in bytes: [UInt8], from start: Int) -> Int? {
        let needle = Array(needle.utf8)
        guard bytes.count >= needle.count else { return nil }
        var at = start
        while at <= bytes.count - needle.count {
            if bytes[at] == needle[0], bytes[at..<at + needle.count].elementsEqual(needle) { return at }
            at += 1
        }
        return nil
    }
}

extension String {
    fileprivate var removingPercentEncoded: String { removingPercentEncoding ?? self }
}
