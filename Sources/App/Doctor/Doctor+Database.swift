import Store

/// The database: reachable, at the state of this program, unharmed.
extension Doctor {
    func version(_ store: Store) async throws -> [Finding] {
        let area = "Datenbank"
        let name = try await store.read { reader in
            switch reader.engine {
            case .sqlite: "SQLite " + (try reader.value("SELECT sqlite_version()") ?? "")
            case .postgres:
                "PostgreSQL " + (try reader.value("SELECT current_setting('server_version')") ?? "")
            }
        }
        let state = try await store.migrationState(Features.migrations)
        guard state.pending.isEmpty else {
            return [
                .error(
                    area,
                    "\(name), Stand \(state.applied), es fehlen: \(state.pending.joined(separator: ", "))",
                    "Sichern Sie, dann: nrwconnect migrate"
                )
            ]
        }
        return [.fine(area, "\(name) unter \(configuration.shownDatabase), Stand \(state.applied)")]
    }

    /// SQLite can look whether its file is sound; PostgreSQL checks its pages itself and reports in its own log.
    func integrity(_ store: Store) async throws -> [Finding] {
        let area = "Datenbank"
        guard store.engine == .sqlite else { return [] }
        let (damage, orphans) = try await store.read { reader in
            let damage: [String] = try reader.values("PRAGMA quick_check(10)")
            return (damage.filter { $0 != "ok" }, try reader.rows("PRAGMA foreign_key_check").count)
        }
        guard damage.isEmpty, orphans == 0 else {
            return [
                .error(
                    area,
                    "Die Datei ist beschädigt: \((damage + (orphans > 0 ? ["\(orphans) Verweise ins Leere"] : [])).joined(separator: "; "))",
                    "Beenden Sie den Dienst, heben Sie die Datei auf und spielen Sie die letzte Sicherung zurück."
                )
            ]
        }
        return [.fine(area, "unversehrt")]
    }
}
