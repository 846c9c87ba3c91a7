import Access
import Markup
import Pages
import Store
import Theme
import Web

/// Pages of workspaces that were released for the kommunale Familie, as they were released.
struct FamilyPages: Sendable {
    let wiki: Wiki

    /// The released revision of a page, for those who may not see the workspace.
    func show(_ c: SignedIn) async throws -> Reply {
        guard let (release, revision, files) = try await release(c) else { return .notFound }
        let path = Self.path(release.page)
        var table = LinkTable()
        // Links into the workspace stay text: whoever reads here may not know what they lead to.
        for file in files {
            table.files[AttachmentName.key(file.name)] = LinkTable.FileAnswer(
                url: Self.path(release.page, file: file).text,
                width: file.width,
                height: file.height,
                isImage: file.isImage
            )
        }
        let text = PageText(revision.source, types: wiki.types.all, fallbackTitle: revision.title)
        let rendered = TextRendering.render(text, links: TableLinks(table: table, site: wiki.site))
        var parts: [PartView] = [
            .article(
                ArticleView(
                    html: Fragment(rendered.html),
                    contents: rendered.outline.map(ReadingPages.heading)
                )
            )
        ]
        if !files.isEmpty {
            let views = files.map { FilePages.view($0, at: Self.path(release.page, file: $0)) }
            parts.append(.files(views, heading: "Dateien"))
        }
        return .screen(
            ScreenView(
                title: revision.title,
                kind: "Freigegeben für die kommunale Familie",
                visibility: "kommunale Familie",
                facts: [
                    DetailView("Fassung", .text(String(revision.number))),
                    DetailView("Freigegeben", .time(Words.moment(release.at))),
                ],
                breadcrumb: [
                    (title: "Start", url: "/"), (title: "Arbeitsräume", url: WorkspaceAddress.all.text),
                    (title: revision.title, url: path.text),
                ].crumbs,
                parts: parts
            )
        )
    }

    /// A file of such a page.
    func file(_ c: SignedIn) async throws -> Reply {
        let key = AttachmentName.key(try c.parameter("datei"))
        let files = try await release(c)?.2 ?? []
        guard let file = files.first(where: { AttachmentName.key($0.name) == key }) else { return .notFound }
        return .file(
            stream: Blobs(wiki.store).read(file.hash),
            size: file.size,
            type: file.mediaType,
            name: file.name,
            disposition: .inline
        )
    }

    /// The address stays when a newer revision is released.
    static func path(_ page: ID<WikiPage>) -> LocalPath { "/bereiche/freigaben/\(page.description)/" }

    private static func path(_ page: ID<WikiPage>, file: RevisionFile) -> LocalPath {
        "/bereiche/freigaben/\(page.description)/dateien/\(file.name)"
    }

    private func release(_ c: SignedIn) async throws -> (Release, Revision, [RevisionFile])? {
        let page = try c.id("seite", of: WikiPage.self)
        guard c.principal.may(.familyRead) else { return nil }
        return try await wiki.store.read { reader in
            guard let release = try Release.inForce(of: page, in: reader), release.visibility == .family,
                let revision = try Revision.find(release.revision, in: reader)
            else { return nil }
            return (release, revision, try RevisionFile.of(revision.id, in: reader))
        }
    }
}
