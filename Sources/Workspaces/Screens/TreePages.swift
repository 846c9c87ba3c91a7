import Access
import Pages
import Store
import Theme
import Web

/// "Alle Seiten": the tree of a workspace, with what sorts it.
struct TreePages: Sendable {
    let wiki: Wiki

    func show(_ c: Visitor) async throws -> Reply {
        guard let room = try await wiki.room(c, for: c.reader) else { return .notFound }
        let address = room.address.path("seiten/").text
        let items = items(below: nil, of: room)
        let part: PartView =
            items.isEmpty
            ? .empty(
                EmptyView(
                    "Dieser Arbeitsraum hat noch keine Seiten.",
                    actions: room.mayWrite
                        ? [
                            .link(
                                "Erste Seite anlegen",
                                room.address.path("seiten/neu/").text,
                                style: .primary
                            )
                        ] : []
                )
            ) : .tree(items)
        return .screen(
            .room(
                "Alle Seiten",
                lead: "\(Words.pages(room.tree.nodes.count)) in ihrer Ordnung.",
                in: room,
                trail: [(title: "Alle Seiten", url: address)],
                actions: room.mayWrite
                    ? [
                        .link("Neue Seite", room.address.path("seiten/neu/").text, style: .primary),
                        .link("Papierkorb", room.address.path("papierkorb/").text),
                    ]
                    : [],
                parts: [part]
            )
        )
    }

    private func items(below parent: ID<WikiPage>?, of room: Room) -> [TreeItemView] {
        let nodes = room.tree.children(of: parent)
        let isSorting = room.mayWrite && !room.isReadOnly
        return nodes.enumerated().map { at, node in
            let address = WikiAddress(workspace: room.workspace.slug, page: node.slug)
            var statuses: [StatusView] = []
            if node.isReleased { statuses.append(StatusView("freigegeben", .good)) }
            if node.section != nil { statuses.append(StatusView("geschützt", .warning)) }
            if node.type != "seite", let title = wiki.types[node.type]?.title {
                statuses.append(StatusView(title, .neutral))
            }
            var actions: [ActionView] = []
            if isSorting {
                if at > 0 {
                    actions.append(
                        .post("Nach oben", address.path("nach-oben").text, style: .plain, about: node.title)
                    )
                }
                if at < nodes.count - 1 {
                    actions.append(
                        .post("Nach unten", address.path("nach-unten").text, style: .plain, about: node.title)
                    )
                }
            }
            return TreeItemView(
                title: node.title,
                url: address.text,
                statuses: statuses,
                actions: actions,
                items: items(below: node.id, of: room)
            )
        }
    }
}
