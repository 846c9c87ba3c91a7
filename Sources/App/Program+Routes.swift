import Access
import Foundation
import Store
import Web
import Workspaces

/// `nrwconnect routes`: every address with the right that it asks for.
extension Program {
    func routes(_ arguments: Arguments, _ configuration: Configuration) async throws -> Int32 {
        let table = try await routeTable(configuration)
        if arguments.has("json") {
            terminal.print(try table.json())
        } else {
            for row in table.list { terminal.print("\(row.method.rawValue) \(row.pattern) \(row.access)") }
        }
        return 0
    }

    /// The table as `serve` has it, over a database that is gone at once: handlers hold one, but none is called.
    func routeTable(_ configuration: Configuration) async throws -> RouteTable {
        let folder = FileManager.default.temporaryDirectory.path + "/nrwconnect-routes-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var configuration = configuration
        configuration.database = "sqlite:\(folder)/routes.db"
        return try await withStore(configuration) { store in
            try await store.migrate(Features.migrations)
            let gate = try await Gate(store: store)
            let address = "http://127.0.0.1"
            return try Features.routes(
                Features.accounts(gate, configuration, address: address, siteName: "nrwconnect"),
                Features.workspaces(
                    Wiki(gate: gate, types: PageTypes()),
                    configuration,
                    address: address,
                    siteName: "nrwconnect"
                )
            )
        }
    }
}
