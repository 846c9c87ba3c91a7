import Markup
import Pages

/// The pages of the last build, kept so that an edit shows at once.
///
/// When only the Markdown of a page has changed, that page alone is rendered and shown while the full build still
/// runs; whatever else follows from the edit comes with the full build.
public struct LiveSite: Sendable {
    let model: SiteModel
    let content: String
    /// The files of the site that were released, by path.
    var released: Set<String> = []
    /// Outputs that are neither pages nor files of the site's folders: feeds, calendars, filtered lists.
    var generated: Set<String> = []

    /// The new document of a page after an edit, or `nil` when more than its text has changed or it has errors.
    public func preview(file: String) -> (url: String, document: [UInt8])? {
        guard let id = model.pages.firstIndex(where: { $0.file == file }), model.pages[id].list == nil,
            !model.pages[id].isReleased
        else { return nil }
        let old = model.pages[id]
        let readmes = old.isSection ? [old.file] : Set<String>()
        let reader = PageReader(types: Array(model.types.values), readmes: readmes)
        let read = SourceTree.readPage(content, file, reader)
        guard let page = read.page, !read.problems.contains(where: { $0.level == .error }), !page.isWithdrawn,
            page.title == old.title, page.fields == old.fields, page.type == old.type, page.list == old.list
        else { return nil }
        let rendered = RenderedPage(page, model: model)
        guard !rendered.problems.contains(where: { $0.level == .error }) else { return nil }
        let single = PageComposer(model: model, single: (id, rendered))
        guard !single.collects(id) else { return nil }
        return (page.url, single.document(id, main: single.main(id)))
    }
}
