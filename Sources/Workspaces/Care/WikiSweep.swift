import Store

/// What gathers in the wikis and nobody needs: signs of life of editors, notices that nobody fetched.
struct WikiSweep: Sendable {
    let wiki: Wiki

    func run() async throws {
        try await wiki.store.write { tx in
            try tx.run("DELETE FROM presences WHERE seen_at < \(tx.now - .seconds(3600))")
            try tx.run("DELETE FROM notices WHERE due_at < \(tx.now - .seconds(14 * 86_400))")
        }
        try await wiki.answerLateWishes()
    }
}
