import Pages
import Theme

/// The start page of a folder that has none: what there is, by folder.
extension PageComposer {
    /// More rows than this would make a page that nobody reads; the rest is found through folders and the sitemap.
    private static var maximumRows: Int { 500 }

    func generatedStart() -> Output {
        let ids = model.pages.indices.filter { !model.pages[$0].isWithdrawn }
        let shown = ids.prefix(Self.maximumRows)
        var view = ListView(page: PageView())
        view.page.title = model.settings.title
        view.rows = shown.map { model.row($0) }
        view.totalText =
            shown.count < ids.count
            ? "Die ersten \(shown.count) von \(ids.count) Seiten; alle stehen in sitemap.xml"
            : "\(ids.count) Seiten"
        var layout = Layout.base(model, for: nil)
        layout.documentTitle = model.settings.title
        layout.canonical = model.absolute("/")
        layout.pageKind = "start"
        layout.main = .init(model.theme.render(view, with: "liste"))
        return Output(page: "/", model.theme.render(layout, with: "layout"))
    }
}
