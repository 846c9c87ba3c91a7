import Access
package import Markup
package import Pages

/// The text of a page taken apart: front matter, title, type, and what is wrong with them.
///
/// Pure; a draft may leave required fields open, because a wiki holds what is not finished. Releasing asks for them.
package struct PageText: Sendable {
    package let source: String
    package let title: String
    package let page: Page
    /// Where the Markdown begins, in bytes, and on which line.
    package let bodyOffset: Int
    package let bodyLine: Int
    /// Everything that is wrong with the front matter.
    package let problems: [Problem]

    package var type: String { page.typeName }

    /// The Markdown behind the front matter.
    package var body: String {
        String(decoding: source.utf8.dropFirst(bodyOffset), as: UTF8.self)
    }

    /// The day until which the content counts as checked.
    var reviewOn: CalendarDate? { page.fields["pruefen_bis"]?.date?.wholeDay }

    package init(_ source: String, types: [String: PageType], fallbackTitle: String = "Ohne Titel") {
        let bytes = Array(source.utf8)
        // The file name must not stand for a folder with a type of its own.
        let read = PageReader(types: Array(types.values)).read(file: "seite.md", bytes: bytes)
        self.source = source
        page = read.page
        bodyOffset = read.page.bodyOffset
        bodyLine = read.page.bodyLine
        problems = read.problems.map { problem in
            var problem = problem
            problem.file = ""
            return problem
        }
        let written = page.fields["titel"]?.text ?? FirstHeading.text(bytes[page.bodyOffset...])
        let line = CleanText.line(written ?? "") ?? ""
        title = line.isEmpty ? fallbackTitle : String(line.prefix(WikiLimits.title))
    }

    /// What keeps the text from being saved: a front matter that cannot be read, wrong values, an unknown type.
    var obstacles: [Problem] {
        problems.filter { $0.level == .error && $0.code != "missing-field" }
    }
}

extension Problem {
    /// "Zeile 3: …", for a person with the text before her.
    var germanLine: String {
        let place = line > 0 ? "Zeile \(line): " : ""
        return place + text + (hint.isEmpty ? "" : " \(hint)")
    }
}
