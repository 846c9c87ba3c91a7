import Pages
import Theme

/// What the document around every page has in common.
enum Layout {
    static func base(_ model: SiteModel, for page: Page?) -> LayoutView {
        let settings = model.settings
        var layout = LayoutView()
        layout.language = settings.language
        layout.siteTitle = settings.title
        layout.siteSubtitle = settings.subtitle
        layout.homeURL = model.href("/")
        layout.icon = model.theme.icon.map(model.href)
        layout.stylesheets = model.theme.stylesheets.map {
            Asset(url: model.href($0.url), integrity: $0.integrity)
        }
        layout.scripts = model.theme.scripts.map { Asset(url: model.href($0.url), integrity: $0.integrity) }
        layout.navigation = model.mainNavigation(for: page)
        layout.breadcrumb = page.map(model.breadcrumb) ?? []
        layout.footer = model.footer()
        layout.legal = model.legal()
        layout.searchURL = model.searchPage.map(model.url)
        layout.signInURL = settings.signIn.map { $0.hasPrefix("/") ? model.href($0) : $0 }
        layout.preview = model.isPreview
        layout.previewScript = model.isPreview ? "/_vorschau/skript.js" : nil
        layout.builtText = model.builtText
        return layout
    }

    /// The title of a page; terms say that they are terms, because pages about the same thing often have their name.
    static func plainTitle(_ page: Page) -> String {
        page.type.isTerm && !page.isSection ? "\(page.title) (\(page.type.title))" : page.title
    }

    /// "Termine – OZG NRW kommunal"; the start page is the site's name alone.
    static func title(_ title: String, _ page: Page?, _ settings: SiteSettings) -> String {
        page?.path.isEmpty == true || title == settings.title
            ? settings.title : "\(title) – \(settings.title)"
    }

    static func openGraph(_ layout: LayoutView, _ page: Page, _ settings: SiteSettings) -> [NamedContent] {
        var items = [
            NamedContent("og:title", page.title),
            NamedContent("og:type", page.path.isEmpty ? "website" : "article"),
            NamedContent("og:url", layout.canonical),
            NamedContent("og:site_name", settings.title),
            NamedContent("og:locale", "de_DE"),
        ]
        if let description = layout.description { items.append(NamedContent("og:description", description)) }
        return items
    }
}
