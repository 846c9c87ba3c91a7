import Foundation
import Logging
import Store
import Web

/// How commands come to the database.
extension Program {
    /// Opens the database for a command and closes it afterwards, whatever happens.
    func withStore<Value: Sendable>(
        _ configuration: Configuration,
        _ body: (Store) async throws -> Value
    ) async throws -> Value {
        let store = try await openStore(configuration, logger: logger(configuration, least: .warning))
        do {
            let value = try await body(store)
            await store.close()
            return value
        } catch {
            await store.close()
            throw error
        }
    }

    /// Opens a database that is there and up to date; a command about people must not make an empty one by mistake.
    func withMigratedStore<Value: Sendable>(
        _ configuration: Configuration,
        _ body: (Store) async throws -> Value
    ) async throws -> Value {
        if let file = configuration.sqliteFile, !FileManager.default.fileExists(atPath: file) {
            throw CommandProblem(
                text: "Die Datenbank \(configuration.shownDatabase) gibt es noch nicht.",
                hint: "nrwconnect migrate legt sie an; eine andere nennen Sie mit --database."
            )
        }
        return try await withStore(configuration) { store in
            let state = try await store.migrationState(Features.migrations)
            guard state.pending.isEmpty else {
                throw CommandProblem(
                    text:
                        "Die Datenbank ist nicht auf dem Stand dieses Programms (es fehlen \(state.pending.count) Schritte).",
                    hint: "Bringen Sie sie auf den Stand: nrwconnect migrate"
                )
            }
            return try await body(store)
        }
    }

    func openStore(_ configuration: Configuration, logger: Logger) async throws -> Store {
        // Password hashes and secrets lie in it; SQLite gives its other files the rights of this one.
        if let file = configuration.sqliteFile { FileRights.makePrivateFile(file) }
        return try await Store(
            DatabaseAddress(configuration.database),
            logger: logger,
            readers: configuration.databaseConnections
        )
    }

    /// The program's log on standard error, in the form that the settings ask for.
    func logger(_ configuration: Configuration, least level: Logger.Level? = nil) -> Logger {
        let format: LineLogHandler.Format =
            configuration.logFormat == "json" ? .json : .text(colour: terminal.usesColour)
        var logger = Logger(label: "nrwconnect") { LineLogHandler(label: $0, format: format) }
        let wanted = Logger.Level(rawValue: configuration.logLevel) ?? .info
        logger.logLevel = level.map { max($0, wanted) } ?? wanted
        return logger
    }
}

/// Why a command could not do its work, with the way out: exit code 1.
struct CommandProblem: Error {
    var text: String
    var hint: String
}
