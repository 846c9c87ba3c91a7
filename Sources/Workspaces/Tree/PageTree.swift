import Access
package import Store
import Synchronization

/// All pages of a workspace in their order, as they are before anybody's rights.
package struct PageTree: Sendable {
    package struct Node: Sendable, RowDecodable {
        package let id: ID<WikiPage>
        package let parent: ID<WikiPage>?
        package let slug: String
        package let title: String
        package let type: String
        let section: ID<WikiSection>?
        package let isReleased: Bool

        package init(row: Row) throws {
            id = try row.get("id")
            parent = try row.get("parent")
            slug = try row.get("slug")
            title = try row.get("title")
            type = try row.get("type")
            section = try row.get("section")
            isReleased = try row.get("released", as: ID<Revision>?.self) != nil
        }
    }

    package let nodes: [Node]
    /// Whether a part of it is for some members only.
    let hasSections: Bool
    private let places: [ID<WikiPage>: Int]
    private let below: [ID<WikiPage>?: [Int]]

    init(_ nodes: [Node]) {
        self.nodes = nodes
        hasSections = nodes.contains { $0.section != nil }
        places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.id, $0) })
        var below: [ID<WikiPage>?: [Int]] = [:]
        for (place, node) in nodes.enumerated() { below[node.parent, default: []].append(place) }
        self.below = below
    }

    static func load(_ workspace: ID<Workspace>, in reader: Reader) throws -> PageTree {
        PageTree(
            try reader.all(
                """
                SELECT id, parent, slug, title, type, section, released FROM pages
                WHERE workspace = \(workspace) AND deleted_at IS NULL ORDER BY parent, position, id
                """
            )
        )
    }

    package func node(_ id: ID<WikiPage>) -> Node? { places[id].map { nodes[$0] } }

    package func children(of id: ID<WikiPage>?) -> [Node] { (below[id] ?? []).map { nodes[$0] } }

    /// The pages above a page, the top first.
    package func ancestors(of id: ID<WikiPage>) -> [Node] {
        var result: [Node] = []
        var current = node(id)?.parent
        while let parent = current.flatMap(node), result.count <= WikiLimits.depth {
            result.append(parent)
            current = parent.parent
        }
        return result.reversed()
    }

    /// Only what somebody may see: nothing of the sections that she does not belong to.
    func without(sectionsOtherThan open: Set<ID<WikiSection>>?) -> PageTree {
        guard let open, hasSections else { return self }
        guard nodes.contains(where: { $0.section.map { !open.contains($0) } ?? false }) else { return self }
        return PageTree(nodes.filter { $0.section.map(open.contains) ?? true })
    }
}

/// Trees that were read before, by workspace and version; a changed tree has another version on all nodes.
final class TreeCache: Sendable {
    private struct Entry {
        let version: Int
        let tree: PageTree
    }

    private let held = Mutex<[ID<Workspace>: Entry]>([:])

    /// The tree of a workspace at this version, read when it is not at hand.
    func tree(of workspace: ID<Workspace>, version: Int, in reader: Reader) throws -> PageTree {
        if let kept = held.withLock({ $0[workspace] }), kept.version == version { return kept.tree }
        let tree = try PageTree.load(workspace, in: reader)
        held.withLock { entries in
            // Bounded: a few hundred workspaces are all there are.
            if entries.count > 500 { entries.removeAll() }
            if (entries[workspace]?.version ?? -1) <= version {
                entries[workspace] = Entry(version: version, tree: tree)
            }
        }
        return tree
    }
}

extension Wiki {
    /// The tree of a workspace as somebody may see it.
    func tree(
        of workspace: ID<Workspace>,
        version: Int? = nil,
        for audience: some Audience,
        in reader: Reader
    ) throws
        -> PageTree
    {
        let known =
            try version
            ?? reader.value("SELECT version FROM page_trees WHERE workspace = \(workspace)", as: Int.self)
            ?? 0
        let tree = try trees.tree(of: workspace, version: known, in: reader)
        guard tree.hasSections else { return tree }
        return tree.without(sectionsOtherThan: try openSections(of: workspace, for: audience, in: reader))
    }

    /// The sections of a workspace that somebody may enter; `nil` for all of them.
    func openSections(of workspace: ID<Workspace>, for audience: some Audience, in reader: Reader) throws
        -> Set<
            ID<WikiSection>
        >?
    {
        guard let coordinated = audience.places(with: .workspaceCoordinate) else { return nil }
        if coordinated.contains(workspace) { return nil }
        guard let own = audience.ownID, audience.places(with: .workspaceRead)?.contains(workspace) ?? true
        else {
            return []
        }
        return Set(try reader.values(WikiSection.sections(of: own)))
    }
}
