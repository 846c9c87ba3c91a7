import Store

/// When the last backup was written, as far as the database knows.
extension Doctor {
    func lastBackup(_ store: Store) async throws -> [Finding] {
        let area = "Sicherung"
        let last = try await store.read { reader in
            let filter = EventFilter(kinds: [.backupWritten])
            return try Events.list(filter, limit: 1, in: reader).records.first?.at
        }
        let advice = "Sichern Sie regelmäßig, z. B. jede Nacht: nrwconnect backup DATEI"
        guard let last else { return [.warning(area, "Es gab noch keine mit nrwconnect backup.", advice)] }
        let isOld = store.clock() - last > configuration.backupAge
        let text = "zuletzt am \(last.german)"
        return [isOld ? .warning(area, text + ", länger her als backup_age", advice) : .fine(area, text)]
    }
}
