import Access
import Store

/// People and rights: somebody has the administration, and more than a password protects it.
extension Doctor {
    func rights(_ store: Store) async throws -> [Finding] {
        let area = "Rechte"
        let gate = try await Gate(store: store)
        guard try await gate.hasAdministrator() else {
            return [
                .error(
                    area,
                    "Niemand hat die Rolle Administration.",
                    "nrwconnect serve nennt beim Start den Link zum ersten Zugang."
                )
            ]
        }
        var findings: [Finding] = []
        for role in try await gate.roles()
        where role.rights.contains(.peopleManage) && !role.needsSecondFactor {
            findings.append(
                .warning(
                    area,
                    "Die Rolle \(role.title) verlangt keinen zweiten Faktor.",
                    "Schreiben Sie ihn in der Verwaltung unter „Rollen“ vor."
                )
            )
        }
        let waiting = try await gate.requests(page: PageRequest(size: 1), for: Actor.commandLine).total
        if waiting > 0 {
            let text =
                waiting == 1
                ? "1 Anfrage nach einem Zugang wartet." : "\(waiting) Anfragen nach einem Zugang warten."
            findings.append(.hint(area, text, "Entscheiden Sie in der Verwaltung unter „Anfragen“."))
        }
        if configuration.isPublic, try await Demo.wasFilled(store) {
            findings.append(
                .error(
                    area,
                    "In der Datenbank stehen Demodaten.",
                    "Nehmen Sie für den Betrieb eine andere Datenbank."
                )
            )
        }
        return findings.isEmpty
            ? [.fine(area, "Administration vergeben, zweiter Faktor vorgeschrieben")] : findings
    }
}
