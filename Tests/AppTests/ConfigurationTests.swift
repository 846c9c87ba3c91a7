import Foundation
import Markup
import Testing

@testable import App

@Suite("The settings")
struct ConfigurationTests {
    private func load(
        _ words: [String] = [],
        file: String? = nil,
        environment: [String: String] = [:]
    ) async throws -> Configuration {
        try await withScratch { root in
            var words = ["serve"] + words
            if let file {
                try write(file, to: root + "/nrwconnect.yml")
                words += ["--config", root + "/nrwconnect.yml"]
            }
            return try Configuration.load(try Arguments(words, environment: environment))
        }
    }

    @Test("are the defaults where nobody says anything")
    func defaults() async throws {
        let configuration = try await load()
        #expect(configuration.port == 8080 && configuration.host == "127.0.0.1")
        #expect(configuration.database == "sqlite:var/nrwconnect.db")
        #expect(configuration.baseURL == nil && configuration.metrics == nil)
        #expect(configuration.origins.isEmpty)
    }

    @Test("come from the command line before the environment before the file before the defaults")
    func order() async throws {
        let file = "port: 1001\nhost: aus-der-datei\nnode: datei\nsession_idle: 30 min\n"
        let environment = ["NRWCONNECT_PORT": "1002", "NRWCONNECT_HOST": "aus-der-umgebung"]
        let configuration = try await load(["--port", "1003"], file: file, environment: environment)
        #expect(configuration.port == 1003)
        #expect(configuration.host == "aus-der-umgebung")
        #expect(configuration.node == "datei")
        #expect(configuration.sessionIdle == .seconds(1800))
        #expect(configuration.origins["port"] == .commandLine)
        #expect(configuration.origins["host"] == .environment)
        #expect(configuration.origins["node"]?.title.hasSuffix("nrwconnect.yml, Zeile 3") == true)
        #expect(configuration.origins["data"] == nil)
    }

    @Test("that have no option of their own are said with --set, the last one counts")
    func pairs() async throws {
        let configuration = try await load([
            "--set", "node=a", "--set=node=b=c".replacing("=c", with: ""), "--set", "review_age=30 d",
        ])
        #expect(configuration.node == "b")
        #expect(configuration.reviewAge == .seconds(30 * 86_400))
    }

    @Test("of the environment that are empty count as not said")
    func emptyEnvironment() async throws {
        #expect(try await load(environment: ["NRWCONNECT_PORT": ""]).port == 8080)
    }

    @Test("that lie in the data folder move with it, unless they have a place of their own")
    func dataFolder() async throws {
        let moved = try await load(["--set", "data=/srv/daten/"])
        #expect(moved.database == "sqlite:/srv/daten/nrwconnect.db")
        #expect(moved.outbox == "/srv/daten/outbox" && moved.output == "/srv/daten/site")
        let kept = try await load(["--set", "data=/srv/daten", "--set", "outbox=/var/mail/aus"])
        #expect(kept.outbox == "/var/mail/aus")
    }

    @Test(
        "of the file that make no sense are named with line and column, all in one run",
        arguments: [
            ("prot: 80\n", 1, 1, "„prot“ gibt es nicht", "Meinten Sie „port“"),
            ("xyzzy_plugh: 1\n", 1, 1, "gibt es nicht", "nrwconnect help settings"),
            ("host: x\nport: viele\n", 2, 7, "„port“ hat einen Wert", "Zahl von 0 bis 65535"),
            ("port: [1, 2]\n", 1, 7, "„port“ hat einen Wert", "Zahl von 0 bis 65535"),
            ("registration: vielleicht\n", 1, 15, "„registration“", "ja oder nein"),
            ("session_idle: 8\n", 1, 15, "„session_idle“", "Dauer von 5 min bis 30 d"),
            ("session_idle: 1 min\n", 1, 15, "„session_idle“", "Dauer von 5 min bis 30 d"),
            ("upload_limit: 99 EB\n", 1, 15, "„upload_limit“", "Größe von 1 MB bis 4 GB"),
            ("trusted_proxies: [10.0.0.0/8, 10.0.0.0/33]\n", 1, 18, "„trusted_proxies“", "Netz"),
            ("registration_domains:\n  - beispiel\n", 2, 3, "„registration_domains“", "Domäne"),
            ("mail_from: niemand\n", 1, 12, "„mail_from“", "E-Mail-Adresse"),
            ("mail_relay: mail.example\n", 1, 13, "„mail_relay“", "smtps://"),
            ("metrics: 9464\n", 1, 10, "„metrics“", "127.0.0.1:9464"),
            ("base_url: www.example\n", 1, 11, "„base_url“", "https://"),
            ("database: mysql://x\n", 1, 11, "„database“", "sqlite:DATEI"),
            ("- port\n", 1, 1, "Zeilen wie „port: 8080“", "SCHLÜSSEL: WERT"),
            ("port: 1\nport: 2\n", 1, 1, "Schlüssel kommt doppelt vor", "Einrückung"),
            ("port: \"1\n", 2, 1, "YAML ist nicht lesbar", "Einrückung"),
        ] as [(String, Int, Int, String, String)]
    )
    func problems(file: String, line: Int, column: Int, text: String, hint: String) async throws {
        let unusable = await #expect(throws: Configuration.Unusable.self) { try await load(file: file) }
        let problem = try #require(unusable?.problems.first)
        #expect(unusable?.problems.count == 1)
        #expect(problem.file.hasSuffix("/nrwconnect.yml"))
        #expect(problem.line == line, "\(problem)")
        #expect(problem.column == column, "\(problem)")
        #expect(problem.text.contains(text), "\(problem)")
        #expect(problem.hint.contains(hint), "\(problem)")
    }

    @Test("of the file are checked all before any counts; a broken file ends a command with 1")
    func allProblems() async throws {
        let unusable = await #expect(throws: Configuration.Unusable.self) {
            try await load(file: "prot: 1\nport: viele\nnode: b\n")
        }
        #expect(unusable?.problems.map(\.line) == [1, 2])
        try await withScratch { root in
            try makeSite(root)
            try write("prot: 1\n", to: root + "/nrwconnect.yml")
            let before = try tree(root)
            let words = ["build", "--config", root + "/nrwconnect.yml", "--output", root + "/site"]
            #expect(await program().run(words + folders(root)) == 1)
            #expect(try tree(root) == before)
        }
    }

    @Test(
        "are read in every form that the manual names",
        arguments: [
            ("registration: nein", "registration", "nein"), ("registration: true", "registration", "ja"),
            ("session_idle: 90 min", "session_idle", "90 min"), ("session_idle: 2h", "session_idle", "2 h"),
            ("session_idle: 3600 s", "session_idle", "1 h"),
            ("invitation_lifetime: 3 d", "invitation_lifetime", "3 d"),
            ("upload_limit: 20 mb", "upload_limit", "20 MB"), ("upload_limit: 2 GB", "upload_limit", "2 GB"),
            ("trusted_proxies: 10.0.0.1", "trusted_proxies", "10.0.0.1"),
            ("trusted_proxies: [10.0.0.0/8, \"fd00::/8\"]", "trusted_proxies", "10.0.0.0/8, fd00::/8"),
            (
                "registration_domains: [Beispielstadt.example]", "registration_domains",
                "beispielstadt.example"
            ),
            ("metrics: \"[::1]:9464\"", "metrics", "[::1]:9464"), ("port: ", "port", "8080"),
            ("content: Seiten/", "content", "Seiten"),
            ("base_url: https://x.example/", "base_url", "https://x.example"),
            ("mail_relay: smtp://mail.example:25", "mail_relay", "smtp://mail.example:25"),
        ]
    )
    func forms(line: String, key: String, shown: String) async throws {
        let configuration = try await load(file: line + "\n")
        let setting = try #require(Configuration.settings.first { $0.key == key })
        #expect(setting.shown(in: configuration) == shown)
    }

    @Test("never show a password, neither in the overview nor in a message")
    func secrets() async throws {
        let configuration = try await load([
            "--set", "mail_relay=smtps://ich:streng-geheim@mail.example:465",
            "--set", "database=postgres://ich:streng-geheim@db.example/nrwconnect",
        ])
        for setting in Configuration.settings where setting.isSecret {
            let shown = try #require(setting.shown(in: configuration))
            #expect(!shown.contains("streng-geheim") && shown.contains("example"), "\(shown)")
        }
        let misuse = await #expect(throws: Arguments.Misuse.self) {
            try await load(["--set", "mail_relay=ftp://ich:streng-geheim@mail.example"])
        }
        #expect(misuse?.text.contains("streng-geheim") == false)
    }

    @Test("have a key of their own, a line of German and a default that they understand themselves")
    func rows() {
        #expect(Set(Configuration.settings.map(\.key)).count == Configuration.settings.count)
        for setting in Configuration.settings {
            #expect(setting.key.allSatisfy { $0.isLowercase || $0 == "_" || $0.isNumber }, "\(setting.key)")
            #expect(setting.help.count > 15 && !setting.help.hasSuffix("."), "\(setting.key)")
            var configuration = Configuration()
            if let fallback = setting.fallback {
                #expect(setting.set(fallback, in: &configuration), "\(setting.key)")
                #expect(setting.shown(in: configuration) == setting.shown(in: Configuration()))
            }
        }
    }
}
