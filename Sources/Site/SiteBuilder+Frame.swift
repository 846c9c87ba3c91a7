package import Theme

/// What pages that are no files need to look like those that are: the theme, and the document around a page.
extension SiteBuilder {
    package struct Frame: Sendable {
        package let theme: CompiledTheme
        package let layout: LayoutView

        init(_ model: SiteModel) {
            theme = model.theme
            layout = Layout.base(model, for: nil)
        }
    }

    /// The frame of the site as its folder is now, without rendering a page; `nil` when the folder cannot be read.
    package func frame() -> Frame? {
        live().map { Frame($0.model) }
    }
}

extension LiveSite {
    /// The frame of the build that this came from.
    package var frame: SiteBuilder.Frame { SiteBuilder.Frame(model) }
}
