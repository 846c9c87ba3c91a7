import Testing
import Theme

@testable import Site

@Suite("The way to sign in")
struct SignInTests {
    private let minimal = ["theme.yml": "minimal: true\n"]

    private func site(_ root: String, _ files: [String: String]) throws -> ProbeSite {
        for (path, text) in minimal { try write(text, to: root + "/Theme/" + path) }
        return try ProbeSite(root, files, theme: root + "/Theme")
    }

    @Test("stands on no page of a site that nobody can sign in to")
    func none() throws {
        try withScratch { root in
            let site = try site(root, ["index.md": "# Start\n"])
            site.build()
            #expect(try !site.read("index.html").contains("Anmelden"))
            #expect(SiteBuilder(site.options).frame()?.layout.signInURL == nil)
        }
    }

    @Test("stands on every page when the settings name it, below the path of the site")
    func named() throws {
        try withScratch { root in
            let settings = "base_url: https://www.beispiel.example/ozg\nsign_in: /anmelden/\n"
            let site = try site(root, ["index.md": "# Start\n", "_site.yml": settings])
            site.build()
            for page in ["index.html", "404.html"] {
                #expect(try site.read(page).contains(#"href="/ozg/anmelden/""#), "\(page)")
            }
        }
    }

    @Test("may be on another server, as a full address")
    func elsewhere() throws {
        try withScratch { root in
            let settings = "sign_in: https://intern.beispiel.example/anmelden/\n"
            let site = try site(root, ["index.md": "# Start\n", "_site.yml": settings])
            site.build()
            #expect(
                try site.read("index.html").contains(#"href="https://intern.beispiel.example/anmelden/""#)
            )
        }
    }

    @Test("of the server that builds wins, and turning it on or off builds anew")
    func option() throws {
        try withScratch { root in
            var site = try site(root, ["index.md": "# Start\n", "_site.yml": "sign_in: /woanders/\n"])
            site.build()
            #expect(site.settles())
            site.options.signIn = "/anmelden/"
            #expect(site.build().written > 0)
            #expect(try site.read("index.html").contains(#"href="/anmelden/""#))
            site.options.signIn = nil
            #expect(site.build().written > 0)
            #expect(try site.read("index.html").contains(#"href="/woanders/""#))
        }
    }
}

@Suite("The frame of a site")
struct FrameTests {
    @Test("is the same whether it comes from a build or is made alone, and belongs to no page")
    func same() throws {
        try withScratch { root in
            let site = try ProbeSite(root, ["index.md": "# Start\n", "infos/index.md": "# Infos\n"])
            let prepared = SiteBuilder(site.options).prepareAndWrite()
            let built = try #require(prepared.live?.frame)
            let alone = try #require(SiteBuilder(site.options).frame())
            let pages = [built, alone].map { frame in frame.theme.render(frame.layout, with: "layout") }
            #expect(pages[0] == pages[1])
            #expect(!pages[0].isEmpty)
            #expect(built.layout.navigation.map(\.title) == ["Infos"])
            #expect(built.layout.navigation.allSatisfy { !$0.current })
            #expect(built.layout.breadcrumb.isEmpty)
        }
    }

    @Test("does not exist where the folder cannot be read")
    func unreadable() throws {
        try withScratch { root in
            var options = BuildOptions(today: today)
            (options.content, options.theme) = (root + "/gibt-es-nicht", Fixtures.theme)
            #expect(SiteBuilder(options).frame() == nil)
        }
    }
}
