import Foundation
import Store
import Web

@testable import Access
@testable import Accounts

/// What tests of "Verwaltung" begin with: somebody at the desk, people with single rights, a look into the database.
extension AccountsSite {
    /// A browser of somebody with the role Administration.
    func desk() async throws -> Browser {
        try await person("leitung", roles: [.administration])
        return try await signedIn("leitung", address: "192.0.2.20")
    }

    /// A role of its own with these rights.
    func role(_ title: String, _ rights: Set<Right>) async throws -> Role.Key {
        let draft = RoleDraft(title: title, scope: .site, rights: rights)
        let outcome = try await gate.createRole(draft, by: .commandLine)
        guard let key = outcome.value else { throw Unexpected(what: "\(outcome)") }
        return key
    }

    /// A browser of somebody who has exactly these rights.
    func signedIn(_ name: String, with rights: Set<Right>) async throws -> Browser {
        try await person(name, roles: [try await role("Rolle von \(name)", rights)])
        return try await signedIn(name, address: "192.0.2.21")
    }

    /// A workspace that the family sees.
    func workspace(_ name: String = "Bauen") async throws -> ID<Workspace> {
        let draft = WorkspaceDraft(
            slug: "",
            name: name,
            purpose: "Absprachen",
            closedReason: "",
            visibility: .family
        )
        let outcome = try await gate.createWorkspace(draft, by: .commandLine)
        guard let id = outcome.value else { throw Unexpected(what: "\(outcome)") }
        return id
    }

    func group(_ name: String = "Koordination") async throws -> ID<Group> {
        let outcome = try await gate.createGroup(name: name, note: "", by: .commandLine)
        guard let id = outcome.value else { throw Unexpected(what: "\(outcome)") }
        return id
    }

    /// The first value of a query, for what no page shows.
    func value<T: SQLValue>(_ sql: SQL, as: T.Type = T.self) async throws -> T? {
        try await store.read { reader in try reader.value(sql, as: T.self) }
    }

    func count(_ table: SQL) async throws -> Int {
        try await value("SELECT count(*) FROM \(sql: table)", as: Int.self) ?? 0
    }
}

extension Page {
    /// Whether these words stand on the page one after the other.
    func shows(inOrder words: [String]) -> Bool {
        var rest = Substring(text)
        for word in words {
            guard let found = rest.range(of: word) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    /// Whether a message stands beside a field.
    func showsError(beside field: String, _ message: String) -> Bool {
        html.components(separatedBy: "feld-falsch").dropFirst().contains { piece in
            let part = piece.components(separatedBy: "<div class=\"feld").first ?? ""
            return part.contains("name=\"\(field)\"") && (message.isEmpty || part.contains(message))
        }
    }
}
