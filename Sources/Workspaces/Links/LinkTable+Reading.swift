import Access
import Markup
import Store
import Web

extension LinkTable {
    /// What asks for the links of the latest revision, as they were noted when it was saved.
    static func question(_ page: WikiPage, for audience: some Access.Audience) -> SQL {
        """
        SELECT l.target, pages.slug, pages.title, workspaces.slug AS workspace_slug
        FROM page_links l JOIN pages ON pages.id = l.target_page JOIN workspaces ON workspaces.id = pages.workspace
        WHERE l.page = \(page.id) AND \(sql: WikiPage.visible(to: audience))
        """
    }

    /// The table of the latest revision, from the answer to ``question(_:for:)``.
    init(_ rows: [Row], of page: WikiPage, files: [RevisionFile], for audience: some Access.Audience) throws {
        self.init(page, files: files, for: audience)
        for row in rows {
            guard let target = WikiTarget(stored: try row.get("target")) else { continue }
            pages[target] = try Self.answer(row)
        }
    }

    /// The table of any text, such as an old revision or a preview.
    static func of(
        _ requests: [LinkRequest],
        on page: WikiPage,
        files: [RevisionFile],
        for audience: some Access.Audience,
        in reader: Reader
    ) throws -> LinkTable {
        var table = LinkTable(page, files: files, for: audience)
        let targets = LinkFinding.targets(of: requests)
        let found = try LinkFinding.find(targets, from: page.workspace, section: page.section, in: reader)
        var ids: [WikiTarget: ID<WikiPage>] = [:]
        for case (let target, .page(let id)) in found { ids[target] = id }
        guard !ids.isEmpty else { return table }
        let rows = try reader.rows(
            """
            SELECT pages.id, pages.slug, pages.title, workspaces.slug AS workspace_slug
            FROM pages JOIN workspaces ON workspaces.id = pages.workspace
            WHERE pages.id IN \(list: Set(ids.values)) AND \(sql: WikiPage.visible(to: audience))
            """
        )
        var answers: [ID<WikiPage>: PageAnswer] = [:]
        for row in rows { answers[try row.get("id")] = try answer(row) }
        for (target, id) in ids { table.pages[target] = answers[id] }
        return table
    }

    private init(_ page: WikiPage, files: [RevisionFile], for audience: some Access.Audience) {
        let mayWrite = audience.places(with: .workspaceWrite)?.contains(page.workspace) ?? true
        writableWorkspace = mayWrite ? page.workspaceSlug : nil
        for file in files {
            self.files[AttachmentName.key(file.name)] = FileAnswer(
                url: file.path(on: page.address).text,
                width: file.width,
                height: file.height,
                isImage: file.isImage
            )
        }
    }

    private static func answer(_ row: Row) throws -> PageAnswer {
        let address = WikiAddress(workspace: try row.get("workspace_slug"), page: try row.get("slug"))
        return PageAnswer(url: address.text, title: try row.get("title"))
    }
}

/// As `page_links.target` keeps it: the kind, a colon, the rest.
extension WikiTarget {
    var stored: String {
        switch self {
        case .page(nil, let name): "s:\(name)"
        case .page(let workspace?, let name): "b:\(workspace)/\(name)"
        case .neighbour(let name): "n:\(name)"
        case .site(let path): "o:\(path)"
        }
    }

    init?(stored text: String) {
        let rest = String(text.dropFirst(2))
        switch text.prefix(2) {
        case "s:": self = .page(workspace: nil, name: rest)
        case "b:":
            guard let slash = rest.firstIndex(of: "/") else { return nil }
            self = .page(workspace: String(rest[..<slash]), name: String(rest[rest.index(after: slash)...]))
        case "n:": self = .neighbour(rest)
        case "o:": self = .site(rest)
        default: return nil
        }
    }
}
