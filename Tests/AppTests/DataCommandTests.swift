import Foundation
import Store
import TestSupport
import Testing

@testable import App

@Suite("The commands about data", .serialized)
struct DataCommandTests {
    /// An installation: a folder with a site, an empty database, and the options that name both.
    private func withInstallation<Value>(
        _ engine: Engine,
        _ body: (_ root: String, _ options: [String]) async throws -> Value
    ) async throws -> Value {
        try await TestDatabase.withAddress(engine) { address in
            try await withScratch { root in
                try makeSite(root)
                let settings = ["--set", "argon2_memory=8 MB", "--set", "argon2_passes=1"]
                let database = ["--set", "data=\(root)/var", "--database", address.text]
                return try await body(root, database + settings)
            }
        }
    }

    @Test(
        "migrate says what is to do, does it once, and then says that nothing is",
        arguments: TestDatabase.engines
    )
    func migrate(engine: Engine) async throws {
        try await withInstallation(engine) { _, options in
            let dry = await run(["migrate", "--dry-run", "--json"] + options)
            #expect(dry.code == 0)
            let plan = try #require(try dry.output.json() as? [String: Any])
            #expect(plan["applied"] as? Int == 0)
            #expect(plan["new"] as? [String] == Features.migrations.map(\.name))
            let first = await run(["migrate"] + options)
            #expect(first.code == 0)
            #expect(first.output.results.contains("erledigt: \(Features.migrations[0].name)"))
            let second = await run(["migrate"] + options)
            #expect(second.code == 0)
            #expect(second.output.results.contains("ist auf dem Stand"))
        }
    }

    @Test("backup and restore bring everything into another database", arguments: TestDatabase.engines)
    func archive(engine: Engine) async throws {
        try await withInstallation(engine) { root, options in
            _ = await run(["migrate"] + options)
            let invited = await run(["user", "invite", "neu@beispielstadt.example", "--no-mail"] + options)
            #expect(invited.code == 0, "\(invited.output.notes)")
            let backup = await run(["backup", root + "/a.tar", "--json"] + options)
            #expect(backup.code == 0, "\(backup.output.notes)")
            let report = try #require(try backup.output.json() as? [String: Any])
            #expect((report["tables"] as? [String: Int])?["people"] == 1)
            #expect(await run(["restore", "--verify", root + "/a.tar"] + options).code == 0)
            let other = ["--database", "sqlite:\(root)/andere.db"]
            let restored = await run(["restore", root + "/a.tar"] + other)
            #expect(restored.code == 0, "\(restored.output.notes)")
            let list = await run(["user", "list"] + other)
            #expect(list.output.results.contains("neu@beispielstadt.example"))
        }
    }

    @Test("backup leaves a file alone that is there already, unless told")
    func backupKeepsFiles() async throws {
        try await withInstallation(.sqlite) { root, options in
            _ = await run(["migrate"] + options)
            try write("meins", to: root + "/a.tar")
            let refused = await run(["backup", root + "/a.tar"] + options)
            #expect(refused.code == 1)
            #expect(
                refused.output.notes.contains("gibt es schon") && refused.output.notes.contains("--overwrite")
            )
            #expect(try String(contentsOfFile: root + "/a.tar", encoding: .utf8) == "meins")
            #expect(await run(["backup", "--overwrite", root + "/a.tar"] + options).code == 0)
            #expect(await run(["restore", "--verify", root + "/a.tar"] + options).code == 0)
        }
    }

    @Test("restore refuses to replace a database unless told, and a damaged archive always; nothing changes")
    func restoreRefuses() async throws {
        try await withInstallation(.sqlite) { root, options in
            _ = await run(["migrate"] + options)
            _ = await run(["user", "invite", "eins@beispielstadt.example", "--no-mail"] + options)
            #expect(await run(["backup", root + "/a.tar"] + options).code == 0)
            _ = await run(["user", "invite", "zwei@beispielstadt.example", "--no-mail"] + options)
            let refused = await run(["restore", root + "/a.tar"] + options)
            #expect(refused.code == 1)
            #expect(refused.output.notes.contains("--overwrite"), "\(refused.output.notes)")
            var archive = try Data(contentsOf: URL(filePath: root + "/a.tar"))
            archive[archive.count / 2] ^= 1
            try archive.write(to: URL(filePath: root + "/b.tar"))
            #expect(await run(["restore", "--overwrite", root + "/b.tar"] + options).code == 1)
            let both = await run(["user", "list"] + options).output.results
            #expect(both.contains("eins@") && both.contains("zwei@"))
            #expect(await run(["restore", "--overwrite", root + "/a.tar"] + options).code == 0)
            let list = await run(["user", "list"] + options).output.results
            #expect(list.contains("eins@") && !list.contains("zwei@"))
        }
    }

    @Test("a database that is not there is not made by a command that only looks")
    func noDatabase() async throws {
        try await withScratch { root in
            let options = ["--database", "sqlite:\(root)/var/nrwconnect.db"]
            for words in [["user", "list"], ["backup", root + "/a.tar"]] {
                let run = await run(words + options)
                #expect(run.code == 1)
                #expect(
                    run.output.notes.contains("gibt es noch nicht") && run.output.notes.contains("migrate")
                )
            }
            let files = try tree(root)
            #expect(files.isEmpty)
        }
    }

    @Test("a database that does not answer ends with 1 and a reason")
    func unreachable() async throws {
        let run = await run(["user", "list", "--database", "postgres://ich:geheim@127.0.0.1:1/weg"])
        #expect(run.code == 1)
        #expect(run.output.notes.contains("nicht erreichbar"), "\(run.output.notes)")
        #expect(!run.output.notes.contains("geheim"))
    }

    @Test("a database that a newer program has written is left alone", arguments: TestDatabase.engines)
    func newer(engine: Engine) async throws {
        try await withInstallation(engine) { _, options in
            _ = await run(["migrate"] + options)
            let store = try await Store(DatabaseAddress(options[3]), logger: TestDatabase.quiet)
            let next = Features.migrations.count + 1
            try await store.write { tx in
                try tx.run(
                    "INSERT INTO migrations (number, name, applied_at) VALUES (\(next), 'zukunft', \(tx.now))"
                )
            }
            await store.close()
            for words in [["migrate"], ["user", "list"]] {
                let run = await run(words + options)
                #expect(run.code == 1)
                #expect(run.output.notes.contains("neuer als das Programm"), "\(run.output.notes)")
            }
        }
    }
}
