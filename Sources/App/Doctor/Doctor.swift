import Foundation
import Logging
import Pages
import Store

/// Looks at everything that a running installation needs and says what to do: `nrwconnect doctor`.
///
/// Every check is a function from the installation to findings; one that cannot look says why. Nothing is changed, not
/// even an empty database is made.
struct Doctor: Sendable {
    let configuration: Configuration
    let environment: [String: String]
    let today: CalendarDate
    let logger: Logger

    /// All checks, in the order of the report.
    func examine() async -> DoctorReport {
        var findings = settings() + address() + folders() + disk()
        if configuration.isStatic {
            findings.append(.fine("Datenbank", "wird nicht gebraucht (static)"))
        } else {
            findings += await database()
            findings += mail()
        }
        return DoctorReport(findings: findings + site())
    }

    /// What can only be asked of the database; without one, only that.
    private func database() async -> [Finding] {
        let area = "Datenbank"
        if let file = configuration.sqliteFile, !FileManager.default.fileExists(atPath: file) {
            let advice = "nrwconnect serve oder nrwconnect migrate legt sie an."
            return [.hint(area, "\(configuration.shownDatabase) gibt es noch nicht.", advice)]
        }
        do {
            let store = try await Store(DatabaseAddress(configuration.database), logger: logger, readers: 1)
            let findings = await examine(store)
            await store.close()
            return findings
        } catch let error as StoreError {
            return [.error(area, "\(configuration.shownDatabase): \(error.explanation)", Self.reachAdvice)]
        } catch {
            return [.error(area, "\(configuration.shownDatabase): \(error)", Self.reachAdvice)]
        }
    }

    private func examine(_ store: Store) async -> [Finding] {
        let state = await look("Datenbank") { try await version(store) }
        // A database of another state has no tables to ask.
        guard !state.contains(where: { $0.level == .error }) else { return state }
        let checks: [(area: String, check: () async throws -> [Finding])] = [
            ("Datenbank", { try await integrity(store) }), ("Uhr", { try await clock(store) }),
            ("Sicherung", { try await lastBackup(store) }), ("Aufträge", { try await jobs(store) }),
            ("Rechte", { try await rights(store) }), ("Website", { try await conflicts(store) }),
        ]
        var findings = state
        for (area, check) in checks { findings += await look(area, check) }
        return findings
    }

    /// A check that fails is a finding too.
    private func look(_ area: String, _ check: () async throws -> [Finding]) async -> [Finding] {
        do {
            return try await check()
        } catch {
            let text = (error as? StoreError)?.explanation ?? "\(error)"
            return [.error(area, "Ließ sich nicht prüfen. \(text)", Self.reachAdvice)]
        }
    }

    private static let reachAdvice = "Prüfen Sie die Einstellung database und ob die Datenbank läuft."
}
