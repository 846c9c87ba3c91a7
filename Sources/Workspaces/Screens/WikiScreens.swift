import Access
import Store
import Theme
import Web

extension ScreenView {
    /// A page about a workspace: its navigation, the way back, and who sees it.
    static func room(
        _ title: String,
        lead: String? = nil,
        in room: Room,
        trail: [(title: String, url: String)] = [],
        at url: String? = nil,
        actions: [ActionView] = [],
        isWide: Bool = false,
        parts: [PartView]
    ) -> ScreenView {
        let steps =
            [(title: "Start", url: "/"), (title: "Arbeitsräume", url: WorkspaceAddress.all.text)]
            + [(title: room.workspace.name, url: room.address.text)] + trail
        return ScreenView(
            title: title,
            kind: "Arbeitsraum \(room.workspace.name)",
            lead: lead,
            visibility: room.visibility,
            section: WorkspaceMenu.navigation(of: room, at: url ?? steps.last?.url ?? ""),
            breadcrumb: steps.crumbs,
            actions: room.isReadOnly ? [] : actions,
            isWide: isWide,
            parts: parts
        )
    }

    /// A page about a page of a workspace: its history, its form, its rights.
    static func about(
        _ place: PagePlace,
        _ title: String,
        step: (title: String, url: String)? = nil,
        lead: String? = nil,
        actions: [ActionView] = [],
        isWide: Bool = false,
        parts: [PartView]
    ) -> ScreenView {
        let trail = place.trail + (step.map { [$0] } ?? [])
        var screen = room(
            title,
            lead: lead,
            in: place.room,
            trail: trail,
            at: place.address.text,
            actions: actions,
            isWide: isWide,
            parts: parts
        )
        screen.visibility =
            place.page.section == nil ? screen.visibility : "Berechtigte des geschützten Abschnitts"
        return screen
    }
}

extension PagePlace {
    /// The pages above, then the page itself.
    var trail: [(title: String, url: String)] {
        above.map { (title: $0.title, url: WikiAddress(workspace: room.workspace.slug, page: $0.slug).text) }
            + [(title: page.title, url: address.text)]
    }
}

extension [(title: String, url: String)] {
    var crumbs: [Crumb] {
        enumerated().map { Crumb(title: $1.title, url: $1.url, current: $0 == count - 1) }
    }
}

/// The side navigation of a workspace: its lists, then the tree with the branch of the present page unfolded.
enum WorkspaceMenu {
    static func navigation(of room: Room, at url: String) -> NavItem {
        let address = room.address
        var items = [
            item("Übersicht", address.text, url), item("Alle Seiten", address.path("seiten/").text, url),
        ]
        items.append(item("Änderungen", address.path("aenderungen/").text, url))
        items.append(item("Beschlüsse", address.path("beschluesse/").text, url))
        items.append(item("Aufgaben", address.path("aufgaben/").text, url))
        if room.principal != nil { items.append(item("Suche", address.path("suche/").text, url)) }
        if room.mayWrite { items.append(item("Pflege", address.path("pflege/").text, url)) }
        if room.isMember { items.append(item("Mitglieder", address.path("mitglieder/").text, url)) }
        return NavItem(
            title: room.workspace.name,
            url: address.text,
            current: false,
            open: true,
            items: items + branch(below: nil, of: room, openIDs: openIDs(room, url), at: url)
        )
    }

    private static func item(_ title: String, _ target: String, _ url: String) -> NavItem {
        NavItem(title: title, url: target, current: target == url, open: target == url)
    }

    /// The present page and those above it.
    private static func openIDs(_ room: Room, _ url: String) -> Set<ID<WikiPage>> {
        let start = room.address.path("seiten/").text
        guard url.hasPrefix(start) else { return [] }
        let slug = url.dropFirst(start.count).prefix { $0 != "/" }
        guard let node = room.tree.nodes.first(where: { $0.slug == slug }) else { return [] }
        return Set(room.tree.ancestors(of: node.id).map(\.id) + [node.id])
    }

    private static func branch(
        below parent: ID<WikiPage>?,
        of room: Room,
        openIDs: Set<ID<WikiPage>>,
        at url: String
    ) -> [NavItem] {
        room.tree.children(of: parent).map { node in
            let target = WikiAddress(workspace: room.workspace.slug, page: node.slug).text
            let isOpen = openIDs.contains(node.id)
            return NavItem(
                title: node.title,
                url: target,
                current: target == url,
                open: isOpen,
                items: isOpen ? branch(below: node.id, of: room, openIDs: openIDs, at: url) : []
            )
        }
    }
}

extension Reply {
    /// What follows a button that changes something in a workspace: back, with what came of it.
    static func after<Value>(
        _ outcome: Outcome<Value, WikiRefusal>,
        to path: LocalPath,
        _ success: String
    ) -> Reply {
        switch outcome {
        case .done: .redirect(to: path, flash: .success(success))
        case .refused(let refusal) where refusal.isHidden: .notFound
        case .refused(let refusal): .redirect(to: path, flash: .warning(refusal.message))
        case .invalid(let problems):
            .redirect(to: path, flash: .warning(problems.map(\.message).joined(separator: " ")))
        }
    }

    /// The same for a form, which comes back with its input and what is wrong with it.
    static func after<Value>(
        _ outcome: Outcome<Value, WikiRefusal>,
        to path: (Value) -> LocalPath,
        _ success: String,
        again screen: (FormErrors, String?) throws -> ScreenView
    ) rethrows -> Reply {
        switch outcome {
        case .done(let value): .redirect(to: path(value), flash: .success(success))
        case .refused(let refusal) where refusal.isHidden: .notFound
        case .refused(let refusal): .again(try screen(FormErrors(), refusal.message))
        case .invalid(let problems): .again(try screen(FormErrors(problems), nil))
        }
    }
}

/// Moments and sizes as pages of the wiki write them.
enum Words {
    static func moment(_ time: Timestamp) -> DateText { .moment(microseconds: time.microseconds) }
    static func day(_ time: Timestamp) -> DateText { .day(microseconds: time.microseconds) }

    /// A size as people read it: "1,4 MB".
    static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1000: "\(bytes) Byte"
        case ..<1_000_000: "\(bytes / 1000) kB"
        default: "\(bytes / 1_000_000),\(bytes % 1_000_000 / 100_000) MB"
        }
    }

    /// A number of people: "1 Person", "12 Personen".
    static func people(_ count: Int) -> String { count == 1 ? "1 Person" : "\(count) Personen" }
    static func pages(_ count: Int) -> String { count == 1 ? "1 Seite" : "\(count) Seiten" }
}
