/// A page of the closed area (`bereich.mustache`), such as the list of people or the sign-in form.
///
/// Features put it together from parts and never write HTML. Ids, descriptions for assistive technology, the error
/// summary and the protection of forms come from here, so no feature can forget them.
package struct ScreenView: View {
    /// The only `<h1>`.
    package var title: String
    /// The small line above the title: "Verwaltung".
    package var kind: String?
    package var lead: String?
    /// Who sees this page: "nur Sie".
    package var visibility: String?
    /// What to know about the page at a glance, in one line: "Stand", "Verantwortlich", "Zustand".
    package var facts: [DetailView]
    /// The navigation beside the page.
    package var section: NavItem?
    package var breadcrumb: [Crumb]
    /// What can be done with the whole page.
    package var actions: [ActionView]
    /// Whether the page is mainly a table and wants all the room there is.
    package var isWide: Bool
    package var parts: [PartView]
    /// What just happened, from the page before this one.
    package var messages: [NoticeView] = []
    /// The token for the hidden field of every form; without one there is no such field.
    package var csrf: String?

    /// A page with these parts, in this order.
    package init(
        title: String,
        kind: String? = nil,
        lead: String? = nil,
        visibility: String? = nil,
        facts: [DetailView] = [],
        section: NavItem? = nil,
        breadcrumb: [Crumb] = [],
        actions: [ActionView] = [],
        isWide: Bool = false,
        parts: [PartView] = []
    ) {
        self.title = title
        self.kind = kind
        self.lead = lead
        self.visibility = visibility
        self.facts = facts
        self.section = section
        self.breadcrumb = breadcrumb
        self.actions = actions
        self.isWide = isWide
        self.parts = parts
    }

    /// What stands in the window's title; a form that came back says so first.
    package var documentTitle: String { problems.isEmpty ? title : "Fehler: \(title)" }

    package static let schema = Schema(
        "ScreenView",
        [
            "title": .text(of: ScreenView.self) { $0.title },
            "kindTitle": .text(of: ScreenView.self) { $0.kind },
            "lead": .text(of: ScreenView.self) { $0.lead },
            "visibility": .text(of: ScreenView.self) { $0.visibility },
            "facts": .list(of: ScreenView.self) { $0.facts },
            "hasFacts": .flag(of: ScreenView.self) { !$0.facts.isEmpty },
            "section": .view(of: ScreenView.self) { $0.section },
            "actions": .list(of: ScreenView.self) { $0.actions },
            "hasActions": .flag(of: ScreenView.self) { !$0.actions.isEmpty },
            "wide": .flag(of: ScreenView.self) { $0.isWide || $0.parts.contains(where: \.needsRoom) },
            "messages": .list(of: ScreenView.self) { $0.messages },
            "hasMessages": .flag(of: ScreenView.self) { !$0.messages.isEmpty },
            "problems": .list(of: ScreenView.self) { $0.problems },
            "hasProblems": .flag(of: ScreenView.self) { !$0.problems.isEmpty },
            "parts": .list(of: ScreenView.self) { $0.numberedParts },
            "csrf": .text(of: ScreenView.self) { $0.csrf },
        ]
    )
}
