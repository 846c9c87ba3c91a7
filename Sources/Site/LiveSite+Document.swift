public import Markup
import Pages

/// A page that is not released yet, as it would look on the site.
extension LiveSite {
    /// A page in its frame, and what the build would say of it.
    public struct Document: Sendable {
        public var url: String
        public var document: [UInt8]
        /// Problems with the path below the released folder, in the order of the lines.
        public var problems: [Problem]
    }

    /// Renders one page among those of the site, exactly as a build with it would; nothing is kept.
    /// - Parameters:
    ///   - path: the path that the released file would have, such as `themenfelder/bauen/hinweis.md`.
    ///   - bytes: the released text, as ``PublicText`` makes it.
    ///   - files: attachments by path below the same folder; of pictures the first 64 kB tell the size.
    public func previewDocument(path: String, bytes: [UInt8], files: [String: [UInt8]] = [:]) -> Document {
        let readmes = PagePath.readmes(among: model.pages.map(\.file) + [path])
        var (page, problems) = PageReader(types: Array(model.types.values), readmes: readmes).read(
            file: path,
            bytes: bytes
        )
        page.isReleased = true
        page.removePrivateFields()
        if let owner = isTaken(address: page.url, exceptBy: [path]) {
            problems.append(ReleasedFiles.taken(path, "Die Adresse \(page.url)", by: owner))
        }
        let model = model.adding(page, files)
        guard !page.isWithdrawn, let id = model.pages.firstIndex(where: { $0.file == path }) else {
            return Document(url: page.url, document: [], problems: problems.sorted())
        }
        let rendered = RenderedPage(model.pages[id], model: model)
        problems += rendered.problems + model.index.problems().filter { $0.file == path }
        problems += deadAddresses(rendered, path, model)
        let composer = PageComposer(model: model, single: (id, rendered))
        var document: [UInt8] = []
        if case .bytes(let bytes)? = composer.outputs(id).first?.content { document = bytes }
        return Document(url: page.url, document: document, problems: problems.sorted())
    }

    /// Addresses of the site that lead nowhere; whether an anchor exists on another page only a build can tell.
    private func deadAddresses(_ rendered: RenderedPage, _ file: String, _ model: SiteModel) -> [Problem] {
        let site = LiveSite(model: model, content: content, released: released, generated: generated)
        return rendered.links.compactMap { link in
            guard !link.isExternal, let href = link.href, href.hasPrefix("/"), !href.hasPrefix("//") else {
                return nil
            }
            let path = PageLinks.split(String(href.dropFirst(model.basePath.utf8.count))).path
            if site.isTaken(address: path) != nil { return nil }
            return Problem(
                file: file,
                line: link.position.line,
                column: link.position.column,
                level: model.linkMode == .error ? .error : .warning,
                code: "dead-link",
                text: "Der Link „\(link.target)“ führt zu keiner Seite.",
                hint: "Prüfen Sie die Adresse."
            )
        }
    }
}

extension SiteModel {
    /// The site with one page more, or with a new text of a page, and with files beside it.
    fileprivate func adding(_ page: Page, _ files: [String: [UInt8]]) -> SiteModel {
        var statics = statics
        for (path, bytes) in files {
            statics[path] = .some(ImageSize.of(bytes, isSVG: path.lowercased().hasSuffix(".svg")))
        }
        let others = pages.filter { $0.file != page.file }
        return SiteModel(
            PageIndex(others + [page], includingDrafts: true),
            types: types,
            settings: settings,
            theme: theme,
            data: data,
            statics: statics,
            options: options
        )
    }
}
