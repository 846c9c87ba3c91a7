import Store

/// Jobs that gave up, and jobs that nobody does.
extension Doctor {
    func jobs(_ store: Store) async throws -> [Finding] {
        let area = "Aufträge"
        let late = store.clock() - .seconds(3600)
        let (failed, stuck) = try await store.read { reader in
            let failed = try Jobs.counts(in: reader)[.failed] ?? 0
            let stuck = try reader.value(
                "SELECT count(*) FROM jobs WHERE state = 'waiting' AND due_at < \(late)",
                as: Int.self
            )
            return (failed, stuck ?? 0)
        }
        var findings: [Finding] = []
        if failed > 0 {
            findings.append(
                .warning(
                    area,
                    "\(failed) gescheitert.",
                    "Die Verwaltung zeigt unter „Aufträge“ den Grund und wiederholt sie."
                )
            )
        }
        if stuck > 0 {
            findings.append(
                .warning(
                    area,
                    "\(stuck) seit über einer Stunde fällig.",
                    "Läuft nrwconnect serve? Nur der Server erledigt sie."
                )
            )
        }
        return findings.isEmpty ? [.fine(area, "keine gescheiterten")] : findings
    }
}
