import Access
import Foundation
import Pages
import Site
import Store
import TestSupport
import Testing

@testable import App

@Suite("The doctor", .serialized)
struct DoctorTests {
    private func examine(
        _ configuration: Configuration,
        environment: [String: String] = [:]
    ) async -> DoctorReport {
        await Doctor(
            configuration: configuration,
            environment: environment,
            today: CalendarDate(year: 2026, month: 11, day: 24),
            logger: TestDatabase.quiet
        ).examine()
    }

    /// Whether there is a finding of this level that says this, anywhere in it.
    private func finds(_ configuration: Configuration, _ level: Finding.Level, _ part: String) async -> Bool {
        await examine(configuration).findings.contains {
            $0.level == level && "\($0.area): \($0.text) \($0.advice)".contains(part)
        }
    }

    /// A healthy installation: a site, a migrated database with an administrator whose role needs a second factor.
    private func withInstallation<Value>(
        _ engine: Engine = .sqlite,
        _ body: (inout Configuration, _ store: Store, _ root: String) async throws -> Value
    ) async throws -> Value {
        try await TestDatabase.withAddress(engine) { address in
            try await withScratch { root in
                try makeSite(root)
                var configuration = Configuration()
                (configuration.content, configuration.theme) = (root + "/Content", root + "/Theme")
                (configuration.data, configuration.outbox) = (root, root + "/outbox")
                configuration.output = root + "/site"
                configuration.database = address.text
                configuration.baseURL = "https://ozg.beispielstadt.example"
                configuration.trustedProxies = ["127.0.0.1"]
                configuration.mailFrom = "plattform@beispielstadt.example"
                let store = try await program().openStore(configuration, logger: TestDatabase.quiet)
                try await store.migrate(Features.migrations)
                try await makeAdministrator(store)
                do {
                    let value = try await body(&configuration, store, root)
                    await store.close()
                    return value
                } catch {
                    await store.close()
                    throw error
                }
            }
        }
    }

    private func makeAdministrator(_ store: Store) async throws {
        var settings = AccessSettings()
        settings.hashCost = .forTests
        let gate = try await Gate(store: store, settings: settings)
        let draft = PersonDraft(email: "a@beispielstadt.example", name: "Alma Beispiel")
        let roles = [GrantDraft(role: .administration)]
        _ = try #require(
            try await gate.addPerson(draft, password: "ein langer Satz", roles: roles, by: .commandLine).value
        )
        let role = try #require(try await gate.roles().first { $0.key == .administration })
        let strict = RoleDraft(title: role.title, scope: .site, rights: role.rights, needsSecondFactor: true)
        _ = try #require(try await gate.editRole(.administration, strict, by: .commandLine).value)
        try await store.write { try $0.record(Event(.backupWritten, by: nil)) }
    }

    @Test("finds nothing worse than a hint in a healthy installation", arguments: TestDatabase.engines)
    func healthy(engine: Engine) async throws {
        try await withInstallation(engine) { configuration, _, _ in
            let report = await examine(configuration)
            let bad = report.findings.filter { $0.level == .error || $0.level == .warning }
            #expect(bad.isEmpty, "\(bad)")
            for area in [
                "Datenbank", "Uhr", "Sicherung", "Aufträge", "Rechte", "Website", "Ordner", "Platte",
            ] {
                #expect(report.findings.contains { $0.area == area }, "\(area)")
            }
        }
    }

    @Test("says of everything that is not fine what to do")
    func advice() async throws {
        try await withScratch { root in
            var configuration = Configuration()
            (configuration.content, configuration.data) = (root + "/weg", root + "/var")
            configuration.outbox = root + "/var/outbox"
            configuration.database = "sqlite:\(root)/var/nrwconnect.db"
            configuration.baseURL = "http://www.beispielstadt.example"
            let report = await examine(configuration, environment: ["NRWCONNECT_PROT": "80"])
            #expect(report.errors >= 2)
            for finding in report.findings where finding.level != .fine {
                #expect(finding.advice.count > 10, "\(finding)")
            }
            let files = try tree(root)
            #expect(files.isEmpty)
        }
    }

    @Test("names a variable that the program does not know")
    func unknownVariable() async throws {
        try await withInstallation { configuration, _, _ in
            let report = await examine(
                configuration,
                environment: ["NRWCONNECT_PROT": "1", "NRWCONNECT_PORT": "2", "NRWCONNECT_JSON": "ja"]
            )
            #expect(report.findings.filter { $0.text.contains("NRWCONNECT_") }.count == 1)
            #expect(report.findings.contains { $0.text.contains("NRWCONNECT_PROT") })
        }
    }

    @Test("warns of a public address without encryption, without a proxy, and of this machine only")
    func addresses() async throws {
        try await withInstallation { configuration, _, _ in
            configuration.baseURL = "http://www.beispielstadt.example"
            #expect(await finds(configuration, .error, "Adresse: "))
            configuration.baseURL = "https://www.beispielstadt.example"
            configuration.trustedProxies = []
            #expect(await finds(configuration, .warning, "trusted_proxies"))
            configuration.baseURL = "http://127.0.0.1:8080"
            let local = await examine(configuration).findings.filter { $0.area == "Adresse" }
            #expect(local.map(\.level) == [.hint])
        }
    }

    @Test(
        "reports a database that is missing as a hint, one that does not answer and one that is not a database as errors"
    )
    func databases() async throws {
        try await withInstallation { configuration, _, root in
            configuration.database = "sqlite:\(root)/keine.db"
            let missing = await examine(configuration).findings.filter { $0.area == "Datenbank" }
            #expect(missing.map(\.level) == [.hint])
            #expect(!FileManager.default.fileExists(atPath: root + "/keine.db"))
            try write("das ist keine Datenbank, sondern ein Text, der lang genug ist", to: root + "/text.db")
            configuration.database = "sqlite:\(root)/text.db"
            #expect(await finds(configuration, .error, "Datenbank: "))
            configuration.database = "postgres://ich:streng-geheim@127.0.0.1:1/weg"
            let report = await examine(configuration)
            #expect(report.findings.contains { $0.area == "Datenbank" && $0.level == .error })
            #expect(!report.text.contains("streng-geheim") && !report.json.contains("streng-geheim"))
        }
    }

    @Test("reports a database that is not at the state of the program", arguments: TestDatabase.engines)
    func notMigrated(engine: Engine) async throws {
        try await withInstallation(engine) { configuration, store, _ in
            try await store.write {
                try $0.run("DELETE FROM migrations WHERE number = \(Features.migrations.count)")
            }
            let findings = await examine(configuration).findings
            #expect(findings.contains { $0.level == .error && $0.advice.contains("nrwconnect migrate") })
        }
    }

    @Test("reports missing administration and a role of power without second factor")
    func rights() async throws {
        try await withInstallation { configuration, store, _ in
            let gate = try await Gate(store: store)
            let role = try #require(try await gate.roles().first { $0.key == .administration })
            let lax = RoleDraft(
                title: role.title,
                scope: .site,
                rights: role.rights,
                needsSecondFactor: false
            )
            _ = try #require(try await gate.editRole(.administration, lax, by: .commandLine).value)
            #expect(await finds(configuration, .warning, "keinen zweiten Faktor"))
            try await store.write { try $0.run("DELETE FROM grants") }
            let report = await examine(configuration)
            #expect(
                report.findings.contains { $0.level == .error && $0.text.contains("Niemand hat die Rolle") }
            )
        }
    }

    @Test("remembers the last backup", arguments: TestDatabase.engines)
    func backup(engine: Engine) async throws {
        try await withInstallation(engine) { configuration, store, root in
            configuration.backupAge = .seconds(-1)
            #expect(await finds(configuration, .warning, "länger her als"))
            try await store.write { try $0.run("DELETE FROM events") }
            #expect(await finds(configuration, .warning, "noch keine"))
        }
    }

    @Test("reports a clock that lies behind the newest event")
    func clock() async throws {
        try await withInstallation { configuration, store, _ in
            try await store.write { tx in
                try tx.record(Event(.backupWritten, by: nil))
                try tx.run("UPDATE events SET at = \(tx.now + .seconds(3600))")
            }
            #expect(await finds(configuration, .error, "Uhr: "))
        }
    }

    @Test("reports a full disk, readable secrets and a folder that cannot be written")
    func files() async throws {
        try await withInstallation { configuration, _, root in
            configuration.diskReserve = Int.max
            #expect(await finds(configuration, .warning, "Platte: "))
            try write("mail_relay: smtps://ich:geheim@mail.example\n", to: root + "/nrwconnect.yml")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644],
                ofItemAtPath: root + "/nrwconnect.yml"
            )
            #expect(configuration.read(file: root + "/nrwconnect.yml").isEmpty)
            #expect(await finds(configuration, .warning, "chmod 600"))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600],
                ofItemAtPath: root + "/nrwconnect.yml"
            )
            #expect(await !finds(configuration, .warning, "chmod 600"))
            configuration.outbox = root + "/nrwconnect.yml/outbox"
            #expect(await finds(configuration, .error, "Ordner: "))
        }
    }

    @Test("reports an error in the site and a page that lies where the program answers")
    func site() async throws {
        try await withInstallation { configuration, _, root in
            try write("# Anmelden\n", to: root + "/Content/anmelden.md")
            var options = BuildOptions(today: CalendarDate(year: 2026, month: 11, day: 24))
            (options.content, options.theme) = (configuration.content, configuration.theme)
            options.output = configuration.output
            #expect(SiteBuilder(options).build().errors == 0)
            #expect(await finds(configuration, .warning, "/anmelden/ ist nicht zu sehen"))
            try write("[weg](weg.md)\n", to: root + "/Content/index.md")
            #expect(await finds(configuration, .error, "Website: "))
        }
    }

    @Test("needs no database for a static site")
    func isStatic() async throws {
        try await withInstallation { configuration, _, root in
            configuration.isStatic = true
            configuration.database = "sqlite:\(root)/keine.db"
            let report = await examine(configuration)
            #expect(report.errors == 0)
            #expect(report.findings.contains { $0.area == "Datenbank" && $0.level == .fine })
        }
    }

    @Test("ends with 1 on an error, and gives the same findings to programs")
    func exitCode() async throws {
        try await withInstallation { configuration, _, root in
            let words = ["doctor", "--json", "--database", configuration.database, "--set", "data=\(root)"]
            let sound = await run(words + folders(root))
            #expect(sound.code == 0, "\(sound.output.results)")
            let report = try #require(try sound.output.json() as? [String: Any])
            #expect(report["errors"] as? Int == 0)
            #expect((report["findings"] as? [[String: Any]])?.isEmpty == false)
            try write("[weg](weg.md)\n", to: root + "/Content/index.md")
            #expect(await run(words + folders(root)).code == 1)
        }
    }
}
