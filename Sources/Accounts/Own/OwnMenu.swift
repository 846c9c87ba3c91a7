package import Access
package import Theme

/// The side navigation of "Mein Bereich".
enum OwnMenu {
    static let root = "/mein-bereich/"

    private static let entries = [
        (title: "Meine Aufgaben", url: "/mein-bereich/aufgaben/"),
        (title: "Meine Entwürfe", url: "/mein-bereich/entwuerfe/"),
        (title: "Beobachtet", url: "/mein-bereich/beobachtet/"),
        (title: "Profil", url: "/mein-bereich/profil/"),
        (title: "Sicherheit", url: "/mein-bereich/sicherheit/"),
        (title: "Meine Daten", url: "/mein-bereich/meine-daten/"),
    ]

    /// The navigation with the present page marked; `nil` before the sign-in is complete, as every link would lead back.
    static func navigation(for principal: Principal, at url: String) -> NavItem? {
        guard principal.stage == .full else { return nil }
        let items = entries.map {
            NavItem(title: $0.title, url: $0.url, current: url == $0.url, open: url.hasPrefix($0.url))
        }
        return NavItem(title: "Mein Bereich", url: root, current: url == root, open: true, items: items)
    }
}

extension ScreenView {
    /// A page of "Mein Bereich", which nobody else sees unless it says so.
    package static func own(
        _ title: String,
        lead: String? = nil,
        visibility: String? = "nur Sie",
        for principal: Principal,
        trail: [(title: String, url: String)],
        actions: [ActionView] = [],
        parts: [PartView]
    ) -> ScreenView {
        let steps = [(title: "Start", url: "/"), (title: "Mein Bereich", url: OwnMenu.root)] + trail
        let crumbs = steps.enumerated().map { position, step in
            Crumb(title: step.title, url: step.url, current: position == steps.count - 1)
        }
        return ScreenView(
            title: title,
            kind: "Mein Bereich",
            lead: lead,
            visibility: visibility,
            section: OwnMenu.navigation(for: principal, at: crumbs.last?.url ?? OwnMenu.root),
            breadcrumb: crumbs,
            actions: actions,
            parts: parts
        )
    }
}
