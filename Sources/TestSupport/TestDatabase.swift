import Foundation
package import Logging
package import Store

/// A fresh database on one of the engines, gone after the test.
///
/// ```swift
/// try await TestDatabase.with(engine, migrations: AccessSchema.migrations) { store in … }
/// ```
package enum TestDatabase {
    /// The engines that can be tested here: SQLite always, PostgreSQL when `NRWCONNECT_TEST_POSTGRES` names a server.
    ///
    /// `scripts/test` always starts one.
    package static let engines: [Engine] = serverAddress == nil ? [.sqlite] : [.sqlite, .postgres]

    /// The server for tests, as `postgres://nrwconnect@127.0.0.1:5432/nrwconnect`.
    package static let serverAddress: String? = {
        let address = ProcessInfo.processInfo.environment["NRWCONNECT_TEST_POSTGRES"]
        if address == nil {
            FileHandle.standardError.write(
                Data("SKIPPED: PostgreSQL half of the tests, NRWCONNECT_TEST_POSTGRES is not set.\n".utf8)
            )
        }
        return address
    }()

    /// Runs a test with a store whose database has these migrations.
    package static func with<T>(
        _ engine: Engine,
        migrations: [Migration],
        clock: @escaping Clock = Timestamp.system,
        _ body: (Store) async throws -> T
    ) async throws -> T {
        try await withAddress(engine) { address in
            let store = try await Store(address, clock: clock, logger: quiet)
            do {
                try await store.migrate(migrations)
                let value = try await body(store)
                await store.close()
                return value
            } catch {
                await store.close()
                throw error
            }
        }
    }

    /// Runs a test with the address of an empty database.
    package static func withAddress<T>(
        _ engine: Engine,
        _ body: (DatabaseAddress) async throws -> T
    ) async throws -> T {
        try await turnstile.pass {
            switch engine {
            case .sqlite: try await withFile(body)
            case .postgres: try await withSchema(body)
            }
        }
    }

    /// Swift Testing starts all tests at once; servers and small machines do better with a few at a time.
    private static let turnstile = Turnstile(places: 8)

    private static func withFile<T>(_ body: (DatabaseAddress) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nrwconnect-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(try DatabaseAddress("sqlite:\(folder.path())/test.db"))
    }

    /// A schema of its own is as good as a database of its own and made in a tenth of the time.
    private static func withSchema<T>(_ body: (DatabaseAddress) async throws -> T) async throws -> T {
        let server = serverAddress ?? ""
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let mark = server.contains("?") ? "&" : "?"
        let address = try DatabaseAddress(
            "\(server)\(mark)options=-csearch_path%3D\(name)&application_name=\(name)"
        )
        try await administer("CREATE SCHEMA \(name)")
        do {
            let value = try await body(address)
            try await administer("DROP SCHEMA \(name) CASCADE")
            return value
        } catch {
            try? await administer("DROP SCHEMA \(name) CASCADE")
            throw error
        }
    }

    /// Runs one command on the server, outside any transaction.
    package static func administer(_ command: String) async throws {
        try await Store.administer(try DatabaseAddress(serverAddress ?? ""), command)
    }

    /// A logger that says nothing.
    package static var quiet: Logger {
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        return logger
    }
}
