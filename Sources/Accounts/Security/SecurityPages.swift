import Access
import Store
import Theme
import Web

/// "Sicherheit": password, second factor and the devices that are signed in.
struct SecurityPages: Sendable {
    static let path: LocalPath = "/mein-bereich/sicherheit/"

    let gate: Gate

    func show(_ c: SignedIn) async throws -> Reply {
        let summary = try await gate.security(of: c.principal)
        let sessions = try await gate.sessions(of: c.principal)
        return .screen(SecurityScreen.make(c.principal, summary, sessions))
    }

    func endSession(_ c: SignedIn) async throws -> Reply {
        let id = try c.form.id("id", of: Session.self)
        switch try await gate.endSession(id, by: c.principal) {
        case .done: return .redirect(to: Self.path, flash: .success("Das Gerät ist abgemeldet."))
        case .refused(let refusal) where refusal.isHidden: return .notFound
        case .refused(let refusal): return .redirect(to: Self.path, flash: .warning(refusal.message))
        case .invalid: return .notFound
        }
    }

    func endOthers(_ c: SignedIn) async throws -> Reply {
        let outcome = try await gate.endOtherSessions(by: c.principal)
        guard let count = outcome.value else {
            return .redirect(to: Self.path, flash: .warning(outcome.refusal?.message ?? ""))
        }
        let text =
            count == 0 ? "Es war kein anderes Gerät angemeldet." : "Alle anderen Geräte sind abgemeldet."
        return .redirect(to: Self.path, flash: .success(text))
    }
}
