import Access
import Markup
import Store
import Web

extension LinkTable {
    /// The table of the latest revision, from what was noted when it was saved: one query.
    static func ofLatest(
        _ page: WikiPage,
        files: [RevisionFile],
        for audience: some Access.Audience,
        in reader: Reader
    ) throws -> LinkTable {
        var table = LinkTable(page, files: files, for: audience)
        let rows = try reader.rows(
            """
            SELECT l.target, pages.slug, pages.title, workspaces.slug AS workspace_slug
            FROM page_links l JOIN pages ON pages.id = l.target_page JOIN workspaces ON workspaces.id = pages.workspace
            WHERE l.page = \(page.id) AND \(sql: WikiPage.visible(to: audience))
            """
        )
        for row in rows {
            guard let target = WikiTarget(stored: try row.get("target")) else { continue }
            table.pages[target] = try answer(row)
        }
        return table
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
        for target in LinkFinding.targets(of: requests) {
            let found = try LinkFinding.find(target, from: page.workspace, section: page.section, in: reader)
            guard case .page(let id) = found else { continue }
            let row = try reader.rows(
                """
                SELECT pages.slug, pages.title, workspaces.slug AS workspace_slug
                FROM pages JOIN workspaces ON workspaces.id = pages.workspace
                WHERE pages.id = \(id) AND \(sql: WikiPage.visible(to: audience))
                """
            ).first
            if let row { table.pages[target] = try answer(row) }
        }
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
