import Access
import Foundation
import Store

/// `nrwconnect migrate`, `backup` and `restore`.
extension Program {
    func migrate(_ arguments: Arguments, _ configuration: Configuration) async throws -> Int32 {
        try await withStore(configuration) { store in
            let before = try await store.migrationState(Features.migrations)
            let isDry = arguments.has("dry-run")
            let new = isDry ? before.pending : try await store.migrate(Features.migrations)
            let count = before.applied + before.pending.count
            if arguments.has("json") {
                terminal.print(
                    JSONText.of(
                        MigrationSummary(known: count, applied: before.applied, new: new, dryRun: isDry)
                    )
                )
            } else if new.isEmpty {
                terminal.print(
                    "\(configuration.shownDatabase) ist auf dem Stand dieses Programms (Schritt \(count))."
                )
            } else {
                let names = new.joined(separator: ", ")
                terminal.print("\(configuration.shownDatabase): \(isDry ? "zu tun" : "erledigt"): \(names)")
            }
            return 0
        }
    }

    private struct MigrationSummary: Encodable {
        var known: Int
        var applied: Int
        var new: [String]
        var dryRun: Bool
    }

    func backup(_ arguments: Arguments, _ configuration: Configuration) async throws -> Int32 {
        let file = arguments.positional[0]
        guard arguments.has("overwrite") || !FileManager.default.fileExists(atPath: file) else {
            throw CommandProblem(
                text: "\(file) gibt es schon.",
                hint: "Nennen Sie eine andere Datei, oder ersetzen Sie sie mit --overwrite."
            )
        }
        return try await withMigratedStore(configuration) { store in
            let report = try await Backup.write(from: store, to: file, migrations: Features.migrations)
            try await store.write { try $0.record(Event(.backupWritten, by: nil)) }
            print(report, file, "gesichert", arguments)
            return 0
        }
    }

    func restore(_ arguments: Arguments, _ configuration: Configuration) async throws -> Int32 {
        let file = arguments.positional[0]
        if arguments.has("verify") {
            print(try await Backup.verify(file), file, "geprüft, unversehrt", arguments)
            return 0
        }
        return try await withStore(configuration) { store in
            let report = try await Backup.restore(
                from: file,
                into: store,
                migrations: Features.migrations,
                overwrite: arguments.has("overwrite")
            )
            try await store.write { tx in
                try Sessions.endAll(in: tx)
                try tx.record(Event(.backupRestored, by: nil))
            }
            print(report, file, "zurückgespielt in \(configuration.shownDatabase)", arguments)
            if !arguments.has("json") { terminal.print("Alle Personen melden sich neu an.") }
            return 0
        }
    }

    private func print(_ report: BackupReport, _ file: String, _ what: String, _ arguments: Arguments) {
        let rows = report.tables.reduce(0) { $0 + $1.rows }
        guard !arguments.has("json") else {
            terminal.print(JSONText.of(ArchiveSummary(file: file, report)))
            return
        }
        terminal.print("\(file): \(what)")
        terminal.print(
            "Stand \(report.createdAt.german), \(rows) Zeilen in \(report.tables.count) Tabellen, "
                + "\(report.blobs) Dateien, \(report.bytes) Bytes"
        )
    }

    private struct ArchiveSummary: Encodable {
        var file: String
        var createdAt: String
        var engine: String
        var position: Int
        var tables: [String: Int]
        var blobs: Int
        var bytes: Int

        init(file: String, _ report: BackupReport) {
            self.file = file
            createdAt = report.createdAt.iso
            engine = report.engine.rawValue
            position = report.position
            tables = Dictionary(report.tables.map { ($0.name, $0.rows) }) { $1 }
            blobs = report.blobs
            bytes = report.bytes
        }
    }
}
