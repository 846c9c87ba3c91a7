import Access
import Store

/// `nrwconnect user list`.
extension Program {
    func list(_ arguments: Arguments, _ gate: Gate) async throws {
        let filter = PeopleFilter(state: try state(arguments["state"]))
        var rows: [PersonRow] = []
        var page = 1
        repeat {
            let found = try await gate.people(
                filter,
                page: PageRequest(number: page, size: 200),
                for: Actor.commandLine
            )
            rows += found.rows
            page += 1
            if page > found.pages { break }
        } while true
        guard !arguments.has("json") else {
            terminal.print(JSONText.of(rows.map(ListedPerson.init)))
            return
        }
        for row in rows { terminal.print(Self.line(row)) }
        terminal.note(rows.count == 1 ? "1 Zugang" : "\(rows.count) Zugänge")
    }

    private func state(_ text: String?) throws(Arguments.Misuse) -> PersonState? {
        guard let text else { return nil }
        if let state = PersonState(rawValue: text) { return state }
        let known = PersonState.allCases.map(\.rawValue).joined(separator: ", ")
        throw Arguments.Misuse(text: "--state \(text) geht nicht.", hint: "Möglich sind: \(known)")
    }

    /// Tabs between the parts, so that `cut` and `awk` can take them apart.
    private static func line(_ row: PersonRow) -> String {
        [
            row.email.isEmpty ? "–" : row.email, row.name, row.state.title,
            row.roles.map(\.rawValue).joined(separator: ","),
            row.lastSeenAt?.germanDay ?? "nie da gewesen",
        ].joined(separator: "\t")
    }

    private struct ListedPerson: Encodable {
        var id: String
        var email: String
        var name: String
        var organisation: String
        var state: String
        var roles: [String]
        var secondFactor: Bool
        var createdAt: String
        var lastSeenAt: String?

        init(_ row: PersonRow) {
            id = "\(row.id)"
            email = row.email
            name = row.name
            organisation = row.organisation
            state = row.state.rawValue
            roles = row.roles.map(\.rawValue)
            secondFactor = row.hasSecondFactor
            createdAt = row.createdAt.iso
            lastSeenAt = row.lastSeenAt?.iso
        }
    }
}
