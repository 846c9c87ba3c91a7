import Access
import Foundation
import Markup
import Merge
import Pages
import Search
import Store

/// A text as somebody wants to save it, made equal where it looks equal, and checked.
struct CheckedText: Sendable {
    let read: ReadText

    /// Throws ``InvalidInput`` with everything that has to be put right first.
    init(_ source: String, types: [String: PageType], fallbackTitle: String, field: String = "quelle") throws
    {
        guard source.utf8.count <= WikiLimits.source else {
            throw InvalidInput(
                field,
                "Der Text ist länger als \(WikiLimits.source / 1_000_000) MB. Teilen Sie ihn auf mehrere Seiten auf, oder hängen "
                    + "Sie ihn als Datei an."
            )
        }
        let clean = Self.clean(source)
        guard !ConflictMarkers.hasMarkers(clean) else {
            throw InvalidInput(
                field,
                "Im Text stehen noch Markierungen aus der Zusammenführung (<<<<<<< … >>>>>>>). Entscheiden Sie sich für eine Fassung "
                    + "und löschen Sie die Markierungen."
            )
        }
        let text = PageText(clean, types: types, fallbackTitle: fallbackTitle)
        let obstacles = text.obstacles
        guard obstacles.isEmpty else {
            throw InvalidInput(field, obstacles.prefix(5).map(\.germanLine).joined(separator: " "))
        }
        let read = ReadText(text)
        if let refusal = TextRendering.refusal(in: read.rendered) {
            throw InvalidInput(field, refusal.germanLine)
        }
        self.read = read
    }

    /// Line ends as `\n`, NFC, no characters that no editor shows, one line end at the end.
    static func clean(_ source: String) -> String {
        guard needsCleaning(source) else { return ended(source) }
        var text = source.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        text.unicodeScalars.removeAll { scalar in
            scalar.value < 32 && scalar != "\n" && scalar != "\t" || scalar.value == 0x7F
                || scalar.value == 0xFEFF
                || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
        // Last, as what stood between a letter and its accent is gone only now.
        return ended(CleanText.nfc(text))
    }

    /// One line end at the end.
    private static func ended(_ text: String) -> String {
        var bytes = text.utf8[...]
        while bytes.last == 10 { bytes.removeLast() }
        let rest = String(decoding: bytes, as: UTF8.self)
        return rest.isEmpty ? (text.isEmpty ? "" : "\n") : rest + "\n"
    }

    /// Whether a text has anything but what nearly all German texts consist of: ASCII, letters up to U+02FF, which are composed
    /// already, and the usual dashes, quotation marks and signs.
    private static func needsCleaning(_ source: String) -> Bool {
        var source = source
        return source.withUTF8 { bytes in
            var at = 0
            while at < bytes.count {
                switch bytes[at] {
                case 10, 9, 32...0x7E: at += 1
                case 0xC2...0xCB: at += 2
                case 0xE2 where at + 2 < bytes.count && isUsual(bytes[at + 1], bytes[at + 2]): at += 3
                default: return true
                }
            }
            return false
        }
    }

    /// U+2010 to U+2027, which no normalisation changes, and the euro sign, arrows and check marks.
    private static func isUsual(_ second: UInt8, _ third: UInt8) -> Bool {
        switch second {
        case 0x80: (0x90...0xA7).contains(third)
        case 0x82: third == 0xAC
        case 0x86: (0x90...0x99).contains(third)
        case 0x9C: true
        default: false
        }
    }
}

/// A text that was sent, read before anybody knows whether it may be saved.
struct SentText: Sendable {
    private let source: String
    private let types: [String: PageType]
    private let title: String
    private let read: Result<CheckedText, any Error>
    /// For the index of the search.
    let words: SearchWords?

    /// - Parameter title: of a text that names none.
    init(_ source: String, types: [String: PageType], titledLike title: String) {
        self.source = source
        self.types = types
        self.title = title
        read = Result { try CheckedText(source, types: types, fallbackTitle: title) }
        words = (try? read.get()).map { checked in
            // Which page it is makes no difference to its words.
            SearchWords(
                of: PageProjection.document(
                    checked.read,
                    of: ID<WikiPage>.make(at: Timestamp(microseconds: 0)),
                    in: ID<Workspace>.make(at: Timestamp(microseconds: 0)),
                    at: "/",
                    changedAt: Timestamp(microseconds: 0)
                )
            )
        }
    }

    /// Throws ``InvalidInput`` with everything that has to be put right first.
    func checked(titledLike title: String) throws -> CheckedText {
        guard title == self.title else { return try CheckedText(source, types: types, fallbackTitle: title) }
        return try read.get()
    }
}
