/// A page of any type (`seite.mustache`), and the head of every section list (`liste.mustache`).
package struct PageView: View {
    package var kindTitle: String?
    package var title = ""
    package var summary: String?
    package var body = Fragment([])
    package var stand: DateText?
    package var owner: String?
    package var source: String?
    /// Who can see the page; the generator only makes public ones.
    package var visibility = "öffentlich"
    /// The review date, once it has passed.
    package var overdue: DateText?
    package var inProgress = false
    package var example = false
    package var withdrawn = false
    package var variants: [Variant] = []
    package var outline: [OutlineItem] = []
    package var section: NavItem?
    package var facts: [Fact] = []
    package var versions: [Version] = []
    package var related: [RowList] = []
    package var previous: Link?
    package var next: Link?
    package var feeds: [Link] = []
    package var calendars: [Link] = []
    package var downloads: [Download] = []
    package var feedbackURL: String?

    package init() {}

    /// The slots of a page for a view that contains one.
    static func slots<V: View>(_ page: @escaping @Sendable (V) -> PageView) -> [String: Slot] {
        [
            "kindTitle": .text { (view: V) in page(view).kindTitle },
            "title": .text { (view: V) in page(view).title },
            "summary": .text { (view: V) in page(view).summary },
            "body": .html { (view: V) in page(view).body },
            "stand": .view { (view: V) in page(view).stand },
            "owner": .text { (view: V) in page(view).owner },
            "source": .text { (view: V) in page(view).source },
            "visibility": .text { (view: V) in page(view).visibility },
            "overdue": .view { (view: V) in page(view).overdue },
            "inProgress": .flag { (view: V) in page(view).inProgress },
            "example": .flag { (view: V) in page(view).example },
            "withdrawn": .flag { (view: V) in page(view).withdrawn },
            "variants": .list { (view: V) in page(view).variants },
            "hasVariants": .flag { (view: V) in !page(view).variants.isEmpty },
            "outline": .list { (view: V) in page(view).outline },
            "hasOutline": .flag { (view: V) in page(view).outline.count > 1 },
            "section": .view { (view: V) in page(view).section },
            "facts": .list { (view: V) in page(view).facts },
            "hasFacts": .flag { (view: V) in !page(view).facts.isEmpty },
            "versions": .list { (view: V) in page(view).versions },
            "hasVersions": .flag { (view: V) in !page(view).versions.isEmpty },
            "related": .list { (view: V) in page(view).related },
            "hasRelated": .flag { (view: V) in !page(view).related.isEmpty },
            "previous": .view { (view: V) in page(view).previous },
            "next": .view { (view: V) in page(view).next },
            "hasNeighbours": .flag { (view: V) in page(view).previous != nil || page(view).next != nil },
            "feeds": .list { (view: V) in page(view).feeds },
            "calendars": .list { (view: V) in page(view).calendars },
            "hasSubscriptions": .flag { (view: V) in
                !page(view).feeds.isEmpty || !page(view).calendars.isEmpty
            },
            "downloads": .list { (view: V) in page(view).downloads },
            "hasDownloads": .flag { (view: V) in !page(view).downloads.isEmpty },
            "feedbackURL": .text { (view: V) in page(view).feedbackURL },
        ]
    }

    package static let schema = Schema("PageView", slots { (view: PageView) in view })
}

/// The same page in another language or form, such as Leichte Sprache.
package struct Variant: View {
    package var title: String
    package var url: String
    package var language: String

    package init(title: String, url: String, language: String) {
        self.title = title
        self.url = url
        self.language = language
    }

    package static let schema = Schema(
        "Variant",
        [
            "title": .text(of: Variant.self) { $0.title }, "url": .text(of: Variant.self) { $0.url },
            "language": .text(of: Variant.self) { $0.language },
        ]
    )
}

/// An entry of the contents list: a heading of level 2 with those of level 3 below it.
package struct OutlineItem: View {
    package var title: String
    package var url: String
    package var level: Int
    package var items: [Link]

    package init(title: String, url: String, level: Int, items: [Link] = []) {
        self.title = title
        self.url = url
        self.level = level
        self.items = items
    }

    package static let schema = Schema(
        "OutlineItem",
        [
            "title": .text(of: OutlineItem.self) { $0.title }, "url": .text(of: OutlineItem.self) { $0.url },
            "level": .text(of: OutlineItem.self) { String($0.level) },
            "items": .list(of: OutlineItem.self) { $0.items },
            "hasItems": .flag(of: OutlineItem.self) { !$0.items.isEmpty },
        ]
    )
}

/// A row of a document's version table: Version, Datum, Bearbeitung, Autor, Ziel-Gremium.
package struct Version: View {
    package var version: String
    package var date: DateText?
    package var change: String
    package var author: String
    package var target: String

    package init(version: String, date: DateText?, change: String, author: String, target: String) {
        self.version = version
        self.date = date
        self.change = change
        self.author = author
        self.target = target
    }

    package static let schema = Schema(
        "Version",
        [
            "version": .text(of: Version.self) { $0.version }, "date": .view(of: Version.self) { $0.date },
            "change": .text(of: Version.self) { $0.change }, "author": .text(of: Version.self) { $0.author },
            "target": .text(of: Version.self) { $0.target },
        ]
    )
}

/// A file with the data behind a page.
package struct Download: View {
    package var title: String
    package var url: String
    package var format: String

    package init(title: String, url: String, format: String) {
        self.title = title
        self.url = url
        self.format = format
    }

    package static let schema = Schema(
        "Download",
        [
            "title": .text(of: Download.self) { $0.title }, "url": .text(of: Download.self) { $0.url },
            "format": .text(of: Download.self) { $0.format },
        ]
    )
}
