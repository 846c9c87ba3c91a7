/// Made-up pages that show every part in every state, for theme makers and for tests.
///
/// Features do not use them. A theme that shows all of these well shows every page of the closed area well.
package enum ScreenSamples {
    /// A page with the name of its address.
    package struct Sample: Sendable {
        package var slug: String
        package var title: String
        package var screen: ScreenView
    }

    /// First the parts one by one, then pages as they occur.
    package static let all: [Sample] = parts + signIn + people + account + administration + wiki

    static func sample(_ slug: String, _ screen: ScreenView) -> Sample {
        Sample(slug: slug, title: screen.title, screen: screen)
    }

    /// 24 November 2026, 9:30 in Berlin.
    static let now = 1_795_509_000

    /// The navigation of the administration with one entry being read.
    static func administration(at current: String) -> NavItem {
        let entries = [
            "Personen", "Anfragen (3)", "Prüfliste", "Rollen", "Gruppen", "Arbeitsräume", "Sitzungen",
            "Aufträge",
            "Protokoll", "Einstellungen",
        ]
        return NavItem(
            title: "Verwaltung",
            url: "#verwaltung",
            current: current == "Verwaltung",
            open: true,
            items: entries.map {
                NavItem(title: $0, url: "#verwaltung", current: $0 == current, open: $0 == current)
            }
        )
    }

    /// The navigation of a person's own pages.
    static func own(at current: String) -> NavItem {
        NavItem(
            title: "Mein Bereich",
            url: "#mein-bereich",
            current: current == "Mein Bereich",
            open: true,
            items: ["Profil", "Sicherheit", "Verwaltung"].map {
                NavItem(title: $0, url: "#mein-bereich", current: $0 == current, open: $0 == current)
            }
        )
    }

    /// "Start › Verwaltung › Personen".
    static func way(_ titles: String...) -> [Crumb] {
        let all = ["Start"] + titles
        return all.enumerated().map { Crumb(title: $1, url: "/", current: $0 == all.count - 1) }
    }
}
