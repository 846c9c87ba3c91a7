import Foundation

/// One row for tests, scripts and the manual: what stands where, and who may.
package struct RouteInfo: Sendable, Hashable, Codable {
    package let method: Route.Method
    package let pattern: String
    /// `everyone`, `readers`, `signedIn`, `signingIn`, `needs:people.manage`, `needsIn:workspace.read`.
    package let access: String
    package let whileViewing: Bool
    /// `form`, `text`, `upload`.
    package let takes: Route.Intake
}

extension RouteTable {
    /// All rows in their order.
    package var list: [RouteInfo] {
        rows.map { row in
            RouteInfo(
                method: row.method,
                pattern: row.pattern,
                access: row.access,
                whileViewing: row.whileViewing,
                takes: row.takes
            )
        }
    }

    /// The list as JSON, one row per line.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try list.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
    }

    /// Addresses of a built site that a row covers; the row wins, so nobody would ever see these files.
    package func conflicts(with snapshot: SiteSnapshot) -> [String] {
        let index = snapshot.index
        let addresses = Array(index.files.keys) + index.redirects.moved.keys + index.redirects.withdrawn
        return addresses.filter(covers).sorted()
    }
}
