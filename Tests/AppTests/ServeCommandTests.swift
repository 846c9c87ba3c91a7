import Foundation
import TestApp
import Testing

@testable import App

@Suite("nrwconnect serve", .serialized)
struct ServeCommandTests {
    private func options(_ root: String) -> [String] {
        folders(root) + [
            "--set", "data=\(root)/var", "--set", "argon2_memory=8 MB", "--set", "argon2_passes=1",
        ]
    }

    @Test("migrates, says how the first account is made, and shows both halves")
    func firstStart() async throws {
        try await withScratch { root in
            try makeSite(root)
            try await withServe(options(root)) { port, transcript in
                let link = try #require(
                    transcript.results.firstMatch(
                        of: /http:\/\/[^\s]+(\/erste-schritte\/[A-Za-z0-9_-]{43}\/)\n/
                    )
                )
                let page = try await Exchange.page(String(link.output.1), on: port)
                #expect(page.status == 200)
                #expect(try await Exchange.page("/", on: port).text.contains(#"href="/anmelden/""#))
                #expect(try await Exchange.page("/anmelden/", on: port).status == 200)
            }
            let rights = try FileManager.default.attributesOfItem(atPath: root + "/var/nrwconnect.db")
            #expect(rights[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test(
        "opens no database for a static site, and shows no way to sign in",
        arguments: [["--static"], ["--set", "static=ja"]]
    )
    func isStatic(words: [String]) async throws {
        try await withScratch { root in
            try makeSite(root)
            try await withServe(options(root) + words) { port, _ in
                let page = try await Exchange.page("/", on: port)
                #expect(page.status == 200 && !page.text.contains("Anmelden"))
                #expect(try await Exchange.page("/anmelden/", on: port).status == 404)
            }
            #expect(!FileManager.default.fileExists(atPath: root + "/var/nrwconnect.db"))
        }
    }

    @Test("opens no database for a folder that was built before")
    func isBuilt() async throws {
        try await withScratch { root in
            try makeSite(root)
            #expect(await program().run(["build"] + folders(root) + ["--output", root + "/gebaut"]) == 0)
            try await withServe(["--site", root + "/gebaut", "--set", "data=\(root)/var"]) { port, _ in
                let page = try await Exchange.page("/", on: port)
                #expect(page.status == 200)
                #expect(try await Exchange.page("/anmelden/", on: port).status == 404)
            }
            #expect(!FileManager.default.fileExists(atPath: root + "/var"))
        }
    }

    @Test("with demo data names addresses and a password that work, the same at the next start")
    func demo() async throws {
        try await withScratch { root in
            try makeSite(root)
            var passwords: [String] = []
            for _ in 1...2 {
                passwords += try await withServe(options(root) + ["--demo"]) { _, transcript in
                    let text = transcript.results
                    for person in DemoPeople.shown { #expect(text.contains(person.email)) }
                    #expect(!text.contains("/erste-schritte/"))
                    let found = try #require(text.firstMatch(of: /Passwort für alle: (\S+)\n/))
                    return [String(found.output.1)]
                }
            }
            #expect(passwords[0] == passwords[1])
        }
    }

    @Test("leaves a database alone that is not empty, also with --demo")
    func demoInUse() async throws {
        try await withScratch { root in
            try makeSite(root)
            let database = ["--set", "data=\(root)/var"]
            _ = await run(["migrate"] + database)
            _ = await run(["user", "invite", "a@beispielstadt.example", "--no-mail"] + database)
            try await withServe(options(root) + ["--demo"]) { _, transcript in
                #expect(transcript.notes.contains("Die Datenbank ist nicht leer"))
                #expect(!transcript.results.contains("Passwort für alle"))
            }
            let list = await run(["user", "list"] + database).output.results
            #expect(list.split(separator: "\n").count == 1)
        }
    }

    @Test("gives the closed area the look of each new build")
    func newFrame() async throws {
        try await withScratch { root in
            try makeSite(root, ["index.md": "# Start\n", "_site.yml": "title: Vorher\n"])
            try await withServe(options(root) + ["--watch"]) { port, _ in
                #expect(try await Exchange.page("/anmelden/", on: port).text.contains("Vorher"))
                try write("title: Nachher\n", to: root + "/Content/_site.yml")
                let deadline = ContinuousClock.now + .seconds(20)
                var text = ""
                while ContinuousClock.now < deadline, !text.contains("Nachher") {
                    try await Task.sleep(for: .milliseconds(50))
                    text = try await Exchange.page("/anmelden/", on: port).text
                }
                #expect(text.contains("Nachher"))
            }
        }
    }

    @Test("says which page nobody can see, because the program answers there")
    func hiddenPage() async throws {
        try await withScratch { root in
            try makeSite(root, ["index.md": "# Start\n", "anmelden.md": "# Anmelden\n\nEigener Text.\n"])
            try await withServe(options(root)) { port, transcript in
                #expect(transcript.notes.contains("/anmelden/: Diese Seite ist nicht zu sehen"))
                let page = try await Exchange.page("/anmelden/", on: port)
                #expect(page.status == 200 && !page.text.contains("Eigener Text."))
            }
        }
    }
}
