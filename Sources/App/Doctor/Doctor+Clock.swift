import Store

/// The clock: sessions, links and second factors depend on it.
extension Doctor {
    func clock(_ store: Store) async throws -> [Finding] {
        let area = "Uhr"
        let (server, newest) = try await store.read { reader in
            let server: Timestamp? =
                reader.engine == .postgres ? try reader.value("SELECT clock_timestamp()") : nil
            return (server, try Events.newest(in: reader))
        }
        let now = store.clock()
        if let server, abs(seconds(now - server)) > 5 {
            return [
                .error(
                    area,
                    "Sie geht \(abs(seconds(now - server))) s anders als die der Datenbank.",
                    "Gleichen Sie die Uhren beider Rechner ab, z. B. mit systemd-timesyncd."
                )
            ]
        }
        if let newest, seconds(newest - now) > 5 {
            return [
                .error(
                    area,
                    "Das jüngste Ereignis liegt in der Zukunft (\(newest.german)); die Uhr geht nach.",
                    "Stellen Sie die Uhr des Rechners, z. B. mit systemd-timesyncd."
                )
            ]
        }
        return [.fine(area, now.german)]
    }

    private func seconds(_ duration: Duration) -> Int { Int(duration.components.seconds) }
}
