import Access
import Store
import Theme
import Web

/// A workspace as one request sees it: who asks, what she may, and the tree of what she can see.
struct Room: Sendable {
    let workspace: Workspace
    /// Nobody, for visitors of open workspaces.
    let principal: Principal?
    let tree: PageTree
    /// How many decisions and open tasks the registers have for her.
    var address: WorkspaceAddress { WorkspaceAddress(workspace.slug) }

    var isMember: Bool { principal?.may(.workspaceRead, in: workspace.id) ?? false }
    var mayWrite: Bool { principal?.may(.workspaceWrite, in: workspace.id) ?? false }
    var mayCoordinate: Bool { principal?.may(.workspaceCoordinate, in: workspace.id) ?? false }
    /// Whether somebody learns names of members, and earlier revisions with what has changed since: members and the
    /// kommunale Familie.
    ///
    /// Visitors of an open workspace read what is there now; what was taken out again is none of their business.
    var mayReadPast: Bool { isMember || principal?.may(.familyRead) ?? false }
    var isReadOnly: Bool { principal?.isReadOnly ?? true }

    /// What stands behind "Sichtbar für:" on pages that show what the workspace shows.
    var visibility: String {
        switch workspace.visibility {
        case .members: "Mitglieder von \(workspace.name)"
        case .family: "kommunale Familie"
        case .open: "alle (öffentlich)"
        }
    }

    /// The workspace of an address; `nil` when it is hidden or absent.
    static func find(_ slug: String, for principal: Principal?, _ wiki: Wiki, in reader: Reader) throws
        -> Room?
    {
        try matching("workspaces.slug = \(slug)", for: principal, wiki, in: reader)
    }

    /// The workspace that had an address before; `nil` when it is hidden or absent.
    static func formerly(_ slug: String, for principal: Principal?, _ wiki: Wiki, in reader: Reader) throws
        -> Room?
    {
        try matching(Workspace.formerly(slug), for: principal, wiki, in: reader)
    }

    private static func matching(_ condition: SQL, for principal: Principal?, _ wiki: Wiki, in reader: Reader)
        throws -> Room?
    {
        let row = try reader.rows(question(condition, for: principal, at: reader.now)).first
        return try row.map { try Room($0, for: principal, wiki, in: reader) }
    }

    /// What asks for the workspace of an address together with the version of its tree.
    static func question(of slug: String, for principal: Principal?, at now: Timestamp) -> SQL {
        question("workspaces.slug = \(slug)", for: principal, at: now)
    }

    private static func question(_ condition: SQL, for principal: Principal?, at now: Timestamp) -> SQL {
        """
        SELECT w.*, (SELECT t.version FROM page_trees t WHERE t.workspace = w.id) AS tree_version
        FROM (\(sql: Workspace.list(Workspace.readable(by: principal) + " AND " + condition, at: now))) w
        """
    }

    /// From the answer to ``question(of:for:at:)``.
    init(_ row: StoredRow, for principal: Principal?, _ wiki: Wiki, in reader: Reader) throws {
        workspace = try Workspace(row: row)
        self.principal = principal
        let version = try row.get("tree_version", as: Int?.self) ?? 0
        tree = try wiki.tree(of: workspace.id, version: version, for: principal, in: reader)
    }
}

/// A page together with its workspace, as one request sees it.
struct PagePlace: Sendable {
    let room: Room
    let page: WikiPage
    let above: [PageTree.Node]

    var address: WikiAddress { page.address }

    /// The page of an address.
    static func find(_ slug: String, in room: Room, for principal: Principal?, _ reader: Reader) throws
        -> PagePlace?
    {
        let found: WikiPage? = try reader.first(
            WikiPage.select(
                """
                pages.workspace = \(room.workspace.id) AND pages.slug = \(slug)
                    AND \(sql: WikiPage.visible(to: principal))
                """
            )
        )
        return found.map { PagePlace(room: room, page: $0, above: room.tree.ancestors(of: $0.id)) }
    }

    /// Where the page of an old address stands now.
    static func moved(
        _ slug: String,
        in workspace: ID<Workspace>,
        for principal: Principal?,
        _ reader: Reader
    ) throws
        -> WikiAddress?
    {
        let found: WikiPage? = try reader.first(
            WikiPage.select(
                """
                pages.id IN (SELECT a.page FROM page_addresses a WHERE a.workspace = \(workspace) AND a.slug = \(slug))
                    AND \(sql: WikiPage.visible(to: principal))
                """
            )
        )
        return found?.address
    }
}

/// What a handler gets when it asks for the page of its address.
enum Arrival: Sendable {
    case page(PagePlace)
    /// The page has another address now.
    case moved(WikiAddress)
    case nothing
}

extension Wiki {
    /// The workspace of the row's `:bereich`, for whoever asks.
    func room(_ c: some RequestContext, for principal: Principal?) async throws -> Room? {
        let slug = try c.parameter("bereich")
        return try await store.read { reader in
            if let room = try Room.find(slug, for: principal, self, in: reader) { return room }
            guard c.request.method == .post else { return nil }
            return try Room.formerly(slug, for: principal, self, in: reader)
        }
    }

    /// The page of the row's `:bereich` and `:seite`.
    func arrive(_ c: some RequestContext, for principal: Principal?) async throws -> Arrival {
        let (bereich, seite) = (try c.parameter("bereich"), try c.parameter("seite"))
        return try await store.read { reader in
            guard let room = try Room.find(bereich, for: principal, self, in: reader) else {
                return try movedAway(bereich, seite, principal, reader)
            }
            return try arrive(at: seite, in: room, principal, reader)
        }
    }

    private func arrive(at seite: String, in room: Room, _ principal: Principal?, _ reader: Reader) throws
        -> Arrival
    {
        if let place = try PagePlace.find(seite, in: room, for: principal, reader) { return .page(place) }
        let moved = try PagePlace.moved(seite, in: room.workspace.id, for: principal, reader)
        return moved.map { .moved($0) } ?? .nothing
    }

    /// The workspace may have another address; and somebody may have the page in another workspace though the one of the old
    /// address is closed to her.
    private func movedAway(_ bereich: String, _ seite: String, _ principal: Principal?, _ reader: Reader)
        throws -> Arrival
    {
        if let room = try Room.formerly(bereich, for: principal, self, in: reader) {
            let arrival = try arrive(at: seite, in: room, principal, reader)
            return if case .page(let place) = arrival { .moved(place.address) } else { arrival }
        }
        let id: ID<Workspace>? = try reader.value(
            """
            SELECT id FROM workspaces WHERE slug = \(bereich)
            UNION ALL SELECT workspace FROM workspace_addresses WHERE slug = \(bereich)
            """
        )
        return try id.flatMap { try PagePlace.moved(seite, in: $0, for: principal, reader) }
            .map { .moved($0) } ?? .nothing
    }

    /// The page for a row that only members reach; everything else is 404.
    ///
    /// What is sent to the former address of a page is for the page: somebody wrote it in a tab of before.
    func place(_ c: SignedIn) async throws -> PagePlace {
        switch try await arrive(c, for: c.principal) {
        case .page(let place): return place
        case .moved(let address) where c.request.method == .post:
            let found = try await store.read { reader in
                try Room.find(address.workspace, for: c.principal, self, in: reader).flatMap {
                    try PagePlace.find(address.page, in: $0, for: c.principal, reader)
                }
            }
            guard let found else { throw RequestProblem.notFound }
            return found
        case .moved, .nothing: throw RequestProblem.notFound
        }
    }

    /// The way from a former address of a page or of a workspace, or from what stood below it, to the present one.
    func leadOn(_ c: any RequestContext, for principal: Principal?) async throws -> Reply? {
        let (slug, page) = (try c.parameter("bereich"), try? c.parameter("seite"))
        guard try await store.read({ try Self.hasFormerAddress(slug, page, $0) }) else { return nil }
        let parts = c.request.target.text.split(separator: "/", omittingEmptySubsequences: false)
        if page != nil, case .moved(let address) = try await arrive(c, for: principal) {
            return Self.moved(to: address.text, parts.dropFirst(5))
        }
        let room = try await store.read { try Room.formerly(slug, for: principal, self, in: $0) }
        guard let room else { return nil }
        return Self.moved(to: room.address.text, parts.dropFirst(3))
    }

    /// Most addresses that lead to nothing have never led to anything: one question tells.
    static func hasFormerAddress(_ workspace: String, _ page: String?, _ reader: Reader) throws -> Bool {
        let found: Int? = try reader.value(
            """
            SELECT 1 FROM workspace_addresses WHERE slug = \(workspace)
            UNION ALL SELECT 1 FROM page_addresses WHERE slug = \(page)
                AND workspace IN (SELECT id FROM workspaces WHERE slug = \(workspace))
            """
        )
        return found != nil
    }

    private static func moved(to address: String, _ rest: ArraySlice<Substring>) -> Reply? {
        LocalPath(untrusted: address + rest.joined(separator: "/")).map { .moved(to: $0) }
    }

    func roomOfMember(_ c: SignedIn) async throws -> Room {
        guard let room = try await room(c, for: c.principal) else { throw RequestProblem.notFound }
        return room
    }
}
