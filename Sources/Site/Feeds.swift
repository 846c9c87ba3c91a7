import Markup
import Pages
import Theme

/// Atom feeds (RFC 4287): one for the whole site, one per section with a list, one per Themenfeld.
enum Feeds {
    static let maximumEntries = 50

    /// The address of the feed that a page has as a section or Themenfeld; `nil` if it has none.
    static func url(of id: Int, _ model: SiteModel) -> String? {
        hasFeed(model.pages[id], model) ? model.href(model.pages[id].url + "feed.xml") : nil
    }

    /// The feeds that a page offers: its own, on the start page that of the site.
    static func links(of id: Int, _ model: SiteModel) -> [PageLink] {
        let page = model.pages[id]
        if page.path.isEmpty {
            return !hasSiteFeed(model)
                ? [] : [PageLink(title: "Neues auf dieser Website (Atom)", url: model.href("/feed.xml"))]
        }
        guard let url = url(of: id, model) else { return [] }
        return [PageLink(title: "Neues aus „\(page.shortTitle)“ (Atom)", url: url)]
    }

    static func outputs(_ model: SiteModel, _ rendered: [RenderedPage]) -> [Output] {
        guard hasSiteFeed(model) else { return [] }
        var outputs: [Output] = []
        for page in model.pages where hasFeed(page, model) {
            let members = members(of: page, model)
            outputs.append(
                Output(page.url + "feed.xml", feed(page.title, page.url, members, model, rendered))
            )
        }
        let all = model.pages.indices.filter { !model.pages[$0].isSection && !model.pages[$0].isWithdrawn }
        outputs.append(Output("/feed.xml", feed(model.settings.title, "/", Array(all), model, rendered)))
        return outputs
    }

    /// A plain folder without types, dates and lists has nothing that a feed could tell.
    private static func hasSiteFeed(_ model: SiteModel) -> Bool {
        model.types.count > 1 || model.pages.contains { $0.list != nil || $0.date != nil }
    }

    private static func hasFeed(_ page: Page, _ model: SiteModel) -> Bool {
        !page.isWithdrawn && !page.path.isEmpty
            && (page.isSection && page.list != nil || page.type.name == "themenfeld" && !page.isSection)
    }

    private static func members(of page: Page, _ model: SiteModel) -> [Int] {
        var query = PageQuery()
        if page.isSection {
            if let list = page.list {
                query = PageQuery.read(list, types: model.types, isSection: true).query
            }
            query.section = query.section ?? page.path
            query.limit = nil
        } else {
            query.topicField = page.name
        }
        return model.index.run(query, now: model.today)
    }

    /// When a page last changed, as its authors say: "Stand", else the date it carries.
    static func updated(_ page: Page) -> CalendarDate? { page.asOf ?? page.date }

    private static func feed(
        _ title: String,
        _ url: String,
        _ members: [Int],
        _ model: SiteModel,
        _ rendered: [RenderedPage]
    ) -> String {
        // An event to come has not changed in the future; without a Stand of its own it is as old as the site's newest.
        let newestStand = min(model.latest ?? model.today, model.today)
        let dated = members.compactMap { id in updated(model.pages[id]).map { (id, min($0, newestStand)) } }
        let newest = dated.sorted { ($1.1, model.pages[$0.0].path) < ($0.1, model.pages[$1.0].path) }
            .prefix(maximumEntries)
        let latest = newest.first?.1 ?? CalendarDate(year: 1970, month: 1, day: 1)
        let settings = model.settings
        let name = title == settings.title ? title : "\(title) – \(settings.title)"
        var xml = XML()
        xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", settings.language)])
        xml.element("title", name)
        xml.element("id", model.absolute(url))
        xml.element("updated", latest.rfc3339)
        xml.empty(
            "link",
            [("rel", "self"), ("type", "application/atom+xml"), ("href", model.absolute(url + "feed.xml"))]
        )
        xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", model.absolute(url))])
        xml.open("author")
        xml.element("name", settings.organisation.isEmpty ? settings.title : settings.organisation)
        xml.close("author")
        for (id, date) in newest {
            let page = model.pages[id]
            xml.open("entry")
            xml.element("title", page.title)
            xml.element("id", model.absolute(page.url))
            xml.element("updated", date.rfc3339)
            xml.empty(
                "link",
                [("rel", "alternate"), ("type", "text/html"), ("href", model.absolute(page.url))]
            )
            xml.empty("category", [("term", page.type.name), ("label", page.type.title)])
            for field in model.index.names(page, "themenfelder") { xml.empty("category", [("term", field)]) }
            let summary = page.summary ?? rendered[id].firstParagraph
            if !summary.isEmpty { xml.element("summary", summary) }
            xml.close("entry")
        }
        xml.close("feed")
        return xml.text
    }
}
