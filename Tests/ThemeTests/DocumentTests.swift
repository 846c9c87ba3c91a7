import Markup
import Testing
import Theme

@Suite("Documents made for one request")
struct DocumentTests {
    private static var layout: LayoutView {
        var layout = LayoutView()
        layout.siteTitle = "Website"
        layout.homeURL = "/unter/"
        layout.canonical = "https://beispiel.example/"
        layout.description = "Beschreibung"
        layout.openGraph = [NamedContent("og:title", "x")]
        layout.feeds = [Link(title: "Feed", url: "/feed.xml")]
        layout.structuredData = [StructuredData(json: Fragment(Array("{}".utf8)))]
        layout.signInURL = "/anmelden/"
        layout.stylesheets = [Asset(url: "/unter/assets/stil.css", integrity: "sha384-x")]
        return layout
    }
    private static let account = AccountView(
        name: "Kim Beispiel",
        url: "/mein-bereich/",
        signOutURL: "/abmelden"
    )

    private func text(_ visit: Visit, _ shown: ShownIn = .standard) -> String {
        String(
            decoding: shown.theme.document(ScreenView(title: "Seite"), in: Self.layout, for: visit),
            as: UTF8.self
        )
    }

    @Test("are hidden from search engines and say nothing for other machines")
    func notForMachines() {
        let text = text(.anonymous(token: "x"))
        #expect(text.contains("<title>Seite – Website</title>"))
        #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"))
        for absent in ["canonical", "og:", "application/ld+json", "feed.xml", "Beschreibung"] {
            #expect(!text.contains(absent), "\(absent)")
        }
    }

    @Test("load the closed area's stylesheet below the folder of the site")
    func stylesheets() throws {
        let area = try #require(ShownIn.standard.theme.areaStylesheets.first)
        #expect(
            text(.anonymous(token: nil)).contains(
                "href=\"/unter\(area.url)\" integrity=\"\(area.integrity)\""
            )
        )
    }

    @Test("offer to sign in or to sign out, never both", arguments: ShownIn.allCases)
    func signingInAndOut(shown: ShownIn) {
        let anonymous = text(.anonymous(token: "SIEGEL"), shown)
        #expect(anonymous.contains("href=\"/anmelden/\"") && !anonymous.contains("/abmelden"))
        let known = text(Visit(token: "SIEGEL", account: Self.account), shown)
        #expect(known.contains("action=\"/abmelden\" method=\"post\"") && !known.contains("/anmelden/"))
        #expect(known.contains("Kim Beispiel") && known.contains("href=\"/mein-bereich/\""))
        #expect(!known.contains("Ansicht"))
    }

    @Test("say above everything else that somebody looks with other eyes", arguments: ShownIn.allCases)
    func viewAs(shown: ShownIn) throws {
        let visit = Visit(
            token: "SIEGEL",
            account: Self.account,
            viewAs: ViewAsView(name: "Toni", endURL: "/ende")
        )
        let text = text(visit, shown)
        let banner = try #require(text.firstRange(of: "action=\"/ende\" method=\"post\""))
        let signOut = try #require(text.firstRange(of: "/abmelden"))
        #expect(banner.lowerBound < signOut.lowerBound)
        #expect(text.contains("Toni") && text.contains("Ansicht beenden"))
    }

    @Test("that say what failed name the id that the log has", arguments: ShownIn.allCases)
    func failures(shown: ShownIn) {
        var error = ErrorView(
            code: 500,
            title: "Fehler",
            text: "Etwas ging schief.",
            links: [],
            searchURL: nil
        )
        let render = { (error: ErrorView) in
            String(
                decoding: shown.theme.document(error: error, in: Self.layout, for: Visit(token: nil)),
                as: UTF8.self
            )
        }
        #expect(!render(error).contains("Kennung"))
        error.incident = "0193<f2"
        #expect(render(error).contains("Kennung dieses Fehlers") && render(error).contains("0193&lt;f2"))
    }

    @Test("leave pages that are files as they were: nobody is signed in there")
    func files() {
        let page = String(decoding: ShownIn.standard.theme.render(Self.layout, with: "layout"), as: UTF8.self)
        #expect(
            page.contains("href=\"/anmelden/\"") && !page.contains("bereich.")
                && !page.contains("method=\"post\"")
        )
        var closed = Self.layout
        closed.signInURL = nil
        let without = String(decoding: ShownIn.standard.theme.render(closed, with: "layout"), as: UTF8.self)
        #expect(!without.contains("Anmelden"))
    }
}
