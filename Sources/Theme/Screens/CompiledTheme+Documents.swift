/// Whole documents that are made for one request.
extension CompiledTheme {
    /// A page of the closed area in the frame that all pages of the site have.
    ///
    /// - Parameter layout: what the built site puts around its pages: title, navigation, footer, assets.
    package func document(_ screen: ScreenView, in layout: LayoutView, for visit: Visit) -> [UInt8] {
        var screen = screen
        screen.csrf = visit.token
        var layout = framed(layout, for: visit)
        layout.pageKind = "intern"
        layout.documentTitle = "\(screen.documentTitle) – \(layout.siteTitle)"
        layout.breadcrumb = screen.breadcrumb
        if screen.hasEditor { layout.scripts += placed(editorScripts, in: layout) }
        layout.main = Fragment(render(screen, with: "bereich"))
        return render(layout, with: "layout")
    }

    /// A page that says why there is no other, in the same frame.
    package func document(error: ErrorView, in layout: LayoutView, for visit: Visit) -> [UInt8] {
        var layout = framed(layout, for: visit)
        layout.pageKind = "fehler"
        layout.documentTitle = "\(error.title) – \(layout.siteTitle)"
        layout.breadcrumb = []
        layout.main = Fragment(render(error, with: "fehler"))
        return render(layout, with: "layout")
    }

    /// The frame without what only pages for everybody have, such as the address for search engines.
    private func framed(_ layout: LayoutView, for visit: Visit) -> LayoutView {
        var layout = layout
        layout.csrf = visit.token
        layout.account = visit.account
        layout.viewAs = visit.viewAs
        // The index of the website knows nothing of workspaces; who is signed in searches both at once.
        if visit.account != nil { layout.searchURL = placed("/suchen/", in: layout) }
        layout.description = nil
        layout.canonical = ""
        layout.meta = [NamedContent("robots", "noindex")]
        layout.openGraph = []
        layout.structuredData = []
        layout.feeds = []
        layout.calendars = []
        layout.stylesheets += placed(areaStylesheets, in: layout)
        return layout
    }

    /// The site may live below a folder; its start page tells which.
    private func placed(_ assets: [Asset], in layout: LayoutView) -> [Asset] {
        assets.map { Asset(url: placed($0.url, in: layout), integrity: $0.integrity) }
    }

    private func placed(_ path: String, in layout: LayoutView) -> String {
        (layout.homeURL.hasSuffix("/") ? String(layout.homeURL.dropLast()) : layout.homeURL) + path
    }
}
