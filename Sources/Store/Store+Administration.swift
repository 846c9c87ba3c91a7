extension Store {
    /// Runs one command outside any transaction, such as `CREATE DATABASE`; PostgreSQL only.
    package static func administer(_ address: DatabaseAddress, _ command: String) async throws {
        let pool = WorkerPool(count: 1, name: "postgres") { PostgresDoor(address: address) }
        do {
            try await pool.run { door in
                let link = try door.open()
                try link.queue(text: command)
                _ = try link.answer()
            }
        } catch let lost as Disconnected {
            await pool.close()
            throw StoreError.unavailable(lost.reason)
        } catch {
            await pool.close()
            throw error
        }
        await pool.close()
    }
}
