/// A page in the tree of all pages of a workspace, with the pages below it.
package struct TreeItemView: View {
    package var title: String
    package var url: String
    package var statuses: [StatusView]
    /// A small second line.
    package var note: String?
    package var actions: [ActionView]
    package var items: [TreeItemView]

    package init(
        title: String,
        url: String,
        statuses: [StatusView] = [],
        note: String? = nil,
        actions: [ActionView] = [],
        items: [TreeItemView] = []
    ) {
        self.title = title
        self.url = url
        self.statuses = statuses
        self.note = note
        self.actions = actions
        self.items = items
    }

    package static let schema = Schema(
        "TreeItemView",
        [
            "title": .text(of: TreeItemView.self) { $0.title },
            "url": .text(of: TreeItemView.self) { $0.url },
            "statuses": .list(of: TreeItemView.self) { $0.statuses },
            "note": .text(of: TreeItemView.self) { $0.note },
            "actions": .list(of: TreeItemView.self) { $0.actions },
            "hasActions": .flag(of: TreeItemView.self) { !$0.actions.isEmpty },
            "items": .list(of: TreeItemView.self) { $0.items },
            "hasItems": .flag(of: TreeItemView.self) { !$0.items.isEmpty },
        ]
    )
}

/// The first level of the tree.
struct TreeView: View {
    var items: [TreeItemView]

    static let schema = Schema(
        "TreeView",
        [
            "items": .list(of: TreeView.self) { $0.items },
            "hasItems": .flag(of: TreeView.self) { !$0.items.isEmpty },
        ]
    )
}
