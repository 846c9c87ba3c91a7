public import Pages

/// What a process that searches and links asks of the site: its pages.
extension LiveSite {
    /// A page that people can open.
    public struct Entry: Sendable, Hashable {
        public var title: String
        public var url: String
        public var type: String
        public var summary: String?
        public var language: String
        public var asOf: CalendarDate?
    }

    /// All pages of the site that are not withdrawn.
    public var entries: [Entry] {
        model.pages.filter { !$0.isWithdrawn }.map { page in
            Entry(
                title: page.title,
                url: page.url,
                type: page.typeName,
                summary: page.summary,
                language: page.language,
                asOf: page.date?.wholeDay
            )
        }
    }

    /// The page that `[[Name]]` means, if only one can be meant.
    public func page(named name: String) -> (title: String, url: String)? {
        let found = model.index.pages(named: name).map { model.pages[$0] }.filter { !$0.isWithdrawn }
        guard found.count == 1, let page = found.first else { return nil }
        return (page.title, page.url)
    }
}
