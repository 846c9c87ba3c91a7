import Access
import Store
import Theme
import Web

/// "Ansicht als …": shows what another person sees; nothing can be changed meanwhile.
struct ViewAsPages: Sendable {
    let gate: Gate

    func begin(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Person.self)
        let outcome = try await gate.beginView(as: id, by: c.principal)
        guard outcome.value != nil else { return .after(outcome, to: "/verwaltung/personen/\(id)/", "") }
        return .redirect(to: "/mein-bereich/")
    }

    func end(_ c: SignedIn) async throws -> Reply {
        let viewed = c.principal.person
        try await gate.endView(session: c.principal.session)
        return .redirect(
            to: "/verwaltung/personen/\(viewed)/",
            flash: .information("Die Ansicht ist beendet.")
        )
    }
}
