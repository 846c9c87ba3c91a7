import Access
import Foundation
import Markup
import Merge
import Pages

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
        var text = source.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        text.unicodeScalars.removeAll { scalar in
            scalar.value < 32 && scalar != "\n" && scalar != "\t" || scalar.value == 0x7F
                || scalar.value == 0xFEFF
                || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
        // Last, as what stood between a letter and its accent is gone only now.
        text = CleanText.nfc(text)
        while text.hasSuffix("\n\n") { text.removeLast() }
        return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    }
}

/// A text that was sent, read before anybody knows whether it may be saved.
struct SentText: Sendable {
    private let source: String
    private let types: [String: PageType]
    private let title: String
    private let read: Result<CheckedText, any Error>

    /// - Parameter title: of a text that names none.
    init(_ source: String, types: [String: PageType], titledLike title: String) {
        self.source = source
        self.types = types
        self.title = title
        read = Result { try CheckedText(source, types: types, fallbackTitle: title) }
    }

    /// Throws ``InvalidInput`` with everything that has to be put right first.
    func checked(titledLike title: String) throws -> CheckedText {
        guard title == self.title else { return try CheckedText(source, types: types, fallbackTitle: title) }
        return try read.get()
    }
}
