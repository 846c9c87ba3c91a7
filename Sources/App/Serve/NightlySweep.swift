import Store

/// What gathers over time and nobody needs: blobs to which nothing refers.
///
/// A job like any other, so that one node does it and it shows up in the list when it fails.
struct NightlySweep: Sendable {
    let store: Store
    let grace: Duration

    var jobHandlers: [JobKind: @Sendable (Job) async throws -> Void] {
        [.storeSweep: { _ in try await run() }]
    }

    /// Puts the first one in line; each run puts the next.
    func schedule() async throws {
        try await store.write { tx in
            let night = tx.now + .seconds(86_400)
            try tx.enqueue(.storeSweep, payload: [String: String](), due: night, unique: "nightly")
        }
    }

    private func run() async throws {
        try await Blobs(store).sweep(referencedBy: Features.blobColumns, grace: grace)
        try await schedule()
    }
}

extension JobKind {
    static let storeSweep = JobKind("store.sweep", "Dateien ohne Verweis löschen", lease: .seconds(600))
}
