/// The text of a wiki page, set like the public pages, with the list of its headings beside it.
package struct ArticleView: View {
    package var html: Fragment
    package var contents: [Heading]
    /// Whether the text is not released yet, which stands above it.
    package var isDraft: Bool

    package init(html: Fragment, contents: [Heading] = [], isDraft: Bool = false) {
        self.html = html
        self.contents = contents
        self.isDraft = isDraft
    }

    /// A heading that the list of contents leads to; level 2 and 3 are listed.
    package struct Heading: Sendable, Hashable {
        package var level: Int
        package var id: String
        package var text: String

        package init(level: Int, id: String, text: String) {
            self.level = level
            self.id = id
            self.text = text
        }
    }

    /// The list as public pages have it; short pages need none.
    var outline: [OutlineItem] {
        var items: [OutlineItem] = []
        for heading in contents {
            let url = "#" + heading.id
            if heading.level == 2 || items.isEmpty {
                items.append(OutlineItem(title: heading.text, url: url, level: heading.level))
            } else if heading.level == 3 {
                items[items.count - 1].items.append(Link(title: heading.text, url: url))
            }
        }
        return items.count > 1 ? items : []
    }

    package static let schema = Schema(
        "ArticleView",
        [
            "articleText": .html(of: ArticleView.self) { $0.html },
            "outline": .list(of: ArticleView.self) { $0.outline },
            "hasOutline": .flag(of: ArticleView.self) { !$0.outline.isEmpty },
            "draft": .flag(of: ArticleView.self) { $0.isDraft },
        ]
    )
}
