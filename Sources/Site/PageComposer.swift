import Markup
import Pages
import Theme

/// Makes the views of one page and renders them into its document.
struct PageComposer {
    let model: SiteModel
    let rendered: [RenderedPage]
    /// Set while a single page is shown: its rendering stands for all.
    private var single: (id: Int, page: RenderedPage)?

    init(model: SiteModel, rendered: [RenderedPage]) {
        self.model = model
        self.rendered = rendered
    }

    /// A composer that can show one page only.
    init(model: SiteModel, single: (id: Int, page: RenderedPage)) {
        self.init(model: model, rendered: [])
        self.single = single
    }

    /// The rendering of a page.
    func rendering(_ id: Int) -> RenderedPage {
        if let single, single.id == id { return single.page }
        return rendered[id]
    }

    /// Whether a page shows pieces of other pages, so that it cannot be shown alone.
    func collects(_ id: Int) -> Bool { ["kaesten", "abbildungen"].contains(model.pages[id].template) }

    /// The document of a page, and for sections all their filtered and further pages.
    func outputs(_ id: Int) -> [Output] {
        let page = model.pages[id]
        if page.isWithdrawn { return [] }
        if page.list != nil { return SectionList(composer: self, id: id).outputs() }
        return [Output(page: page.url, document(id, main: main(id)))]
    }

    /// The whole document of a page without a list.
    func main(_ id: Int) -> [UInt8] {
        let page = model.pages[id]
        let view = pageView(id)
        let theme = model.theme
        switch page.template {
        case "start": return theme.render(startView(id, view), with: "start")
        case "glossar": return theme.render(glossaryView(id, view), with: "glossar")
        case "suche": return theme.render(searchView(view), with: "suche")
        case "kaesten": return theme.render(audienceView(view), with: "kaesten")
        case "abbildungen": return theme.render(figuresView(view), with: "abbildungen")
        default: return theme.render(view, with: theme.hasTemplate(page.template) ? page.template : "seite")
        }
    }

    /// Everything of a page's view that comes from the page itself and its place in the site.
    func pageView(_ id: Int) -> PageView {
        let page = model.pages[id]
        var view = PageView()
        view.kindTitle = page.type.name == "seite" || page.template == "start" ? nil : page.type.title
        view.title = page.title
        view.summary = page.summary
        view.body = Fragment(rendering(id).body)
        view.stand = page.asOf.map(model.dateText)
        view.owner = page["verantwortlich"]?.text
        view.source = page["quelle"]?.text
        if let review = page["pruefen_bis"]?.date, review.wholeDay < model.today {
            view.overdue = model.dateText(review)
        }
        view.inProgress = page.isInProgress
        view.example = page["beispiel"]?.flag == true
        view.variants = variants(page)
        view.outline = outline(id)
        view.section = model.sectionNavigation(for: page)
        view.facts = model.facts(id)
        view.versions = versions(page)
        view.related = related(id)
        (view.previous, view.next) = model.neighbours(of: page)
        view.feeds = Feeds.links(of: id, model)
        view.calendars = Calendars.links(of: id, model)
        view.downloads = OpenData.downloads(for: page, model)
        view.feedbackURL = model.settings.feedback.map { feedback(page, to: $0) }
        return view
    }

    private func feedback(_ page: Page, to address: String) -> String {
        func encode(_ text: String) -> String { PageLinks.encode(text).replacing("/", with: "%2F") }
        let subject = "Rückmeldung zu: \(page.title)"
        return
            "mailto:\(address)?subject=\(encode(subject))&body=\(encode("Seite: " + model.absolute(page.url)))"
    }

    private func variants(_ page: Page) -> [Variant] {
        [("leichte_sprache", "In Leichter Sprache"), ("gebaerdensprache", "In Gebärdensprache")].compactMap {
            guard case .reference(let target, _, _)? = page[$0.0],
                let id = model.index.page(reference: target, type: nil)
            else { return nil }
            let other = model.pages[id]
            return Variant(title: $0.1, url: model.url(other), language: other.language)
        }
    }

    private func outline(_ id: Int) -> [OutlineItem] {
        var items: [OutlineItem] = []
        for heading in rendering(id).outline {
            if heading.level == 2 || items.isEmpty {
                items.append(OutlineItem(title: heading.text, url: "#" + heading.id, level: heading.level))
            } else if heading.level == 3 {
                items[items.count - 1].items.append(PageLink(title: heading.text, url: "#" + heading.id))
            }
        }
        return items
    }

    private func versions(_ page: Page) -> [Version] {
        (page["versionen"]?.items ?? []).map(\.row).map { row in
            Version(
                version: row["version"]?.display ?? "",
                date: row["datum"]?.date.map(model.dateText),
                change: row["bearbeitung"]?.display ?? "",
                author: row["autor"]?.display ?? "",
                target: row["ziel_gremium"]?.display ?? ""
            )
        }
    }

    /// The document around a page.
    func document(
        _ id: Int,
        main: [UInt8],
        url: String? = nil,
        title: String? = nil,
        crumb: String? = nil,
        indexed: Bool = true
    ) -> [UInt8] {
        let page = model.pages[id]
        let address = url ?? page.url
        var layout = Layout.base(model, for: page)
        layout.language = page.language
        layout.documentTitle = Layout.title(title ?? Layout.plainTitle(page), page, model.settings)
        let paragraph = rendering(id).firstParagraph
        layout.description =
            page.summary ?? (paragraph.isEmpty ? model.settings.description : String(paragraph.prefix(300)))
        layout.canonical = model.absolute(address)
        layout.pageKind = page.template == "seite" ? page.type.name : page.template
        if let crumb {
            layout.breadcrumb = layout.breadcrumb.map { Crumb(title: $0.title, url: $0.url) }
            layout.breadcrumb.append(Crumb(title: crumb, url: model.href(address), current: true))
        }
        layout.feeds = Feeds.links(of: id, model)
        layout.calendars = Calendars.links(of: id, model)
        layout.meta = ServiceTags.meta(page, model)
        if !indexed || !model.settings.indexable { layout.meta.append(NamedContent("robots", "noindex")) }
        layout.openGraph = Layout.openGraph(layout, page, model.settings)
        layout.structuredData =
            StructuredPages.json(id, model).map { [StructuredData(json: Fragment($0))] } ?? []
        layout.main = Fragment(main)
        return model.theme.render(layout, with: "layout")
    }
}
