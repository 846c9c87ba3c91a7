import Markup
import Pages
import Theme

/// The small files every site has: sitemap, robots.txt, security.txt, error pages, redirects for web servers.
enum SiteFiles {
    static func outputs(_ model: SiteModel) -> [Output] {
        var outputs = [
            Output("sitemap.xml", sitemap(model)),
            Output("robots.txt", robots(model)),
            errorPage(
                404,
                "Seite nicht gefunden",
                "Unter dieser Adresse gibt es keine Seite. Vielleicht wurde sie verschoben, oder die Adresse ist "
                    + "unvollständig. Suchen Sie danach, oder beginnen Sie in einem der Bereiche.",
                model
            ),
            errorPage(
                410,
                "Seite zurückgezogen",
                "Diese Seite gab es; sie wurde zurückgezogen und kommt nicht wieder. Fragen dazu beantwortet die "
                    + "Stelle, die im Impressum steht.",
                model
            ),
        ]
        if let text = securityText(model) { outputs.append(Output(".well-known/security.txt", text)) }
        return outputs + Redirects(model).outputs()
    }

    private static func sitemap(_ model: SiteModel) -> String {
        var xml = XML()
        xml.open("urlset", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")])
        for page in model.pages where !page.isWithdrawn {
            xml.open("url")
            xml.element("loc", model.absolute(page.url))
            if let date = page.asOf, date.day != nil { xml.element("lastmod", date.wholeDay.iso) }
            xml.close("url")
        }
        xml.close("urlset")
        return xml.text
    }

    private static func robots(_ model: SiteModel) -> String {
        let rule = model.settings.indexable ? "Allow: /" : "Disallow: /"
        return "User-agent: *\n\(rule)\n\nSitemap: \(model.absolute("/sitemap.xml"))\n"
    }

    /// RFC 9116: `Contact` and `Expires` are mandatory, so without them there is no file.
    private static func securityText(_ model: SiteModel) -> String? {
        guard let contact = model.settings.securityContact, let expires = model.settings.securityExpires
        else { return nil }
        let moment = CalendarDate(expires)?.rfc3339 ?? expires
        return "Contact: \(contact)\nExpires: \(moment)\nPreferred-Languages: de, en\n"
            + "Canonical: \(model.absolute("/.well-known/security.txt"))\n"
    }

    private static func errorPage(_ code: Int, _ title: String, _ text: String, _ model: SiteModel) -> Output
    {
        let links = model.mainNavigation(for: nil).map { PageLink(title: $0.title, url: $0.url) }
        let view = ErrorView(
            code: code,
            title: title,
            text: text,
            links: [PageLink(title: "Startseite", url: model.href("/"))] + links,
            searchURL: model.searchPage.map(model.url)
        )
        var layout = Layout.base(model, for: nil)
        layout.documentTitle = Layout.title(title, nil, model.settings)
        layout.canonical = model.absolute("/")
        layout.pageKind = "fehler"
        layout.meta = [NamedContent("robots", "noindex")]
        layout.main = Fragment(model.theme.render(view, with: "fehler"))
        return Output("\(code).html", model.theme.render(layout, with: "layout"))
    }
}
