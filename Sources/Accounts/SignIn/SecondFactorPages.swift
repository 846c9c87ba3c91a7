import Access
import Theme
import Web

/// The second step of signing in: a code of the app, or one of the recovery codes.
struct SecondFactorPages: Sendable {
    let gate: Gate

    func showCode(_ c: SignedIn) async throws -> Reply { try show(c, .app) }
    func showRecovery(_ c: SignedIn) async throws -> Reply { try show(c, .recovery) }
    func confirmCode(_ c: SignedIn) async throws -> Reply { try await confirm(c, .app) }
    func confirmRecovery(_ c: SignedIn) async throws -> Reply { try await confirm(c, .recovery) }

    private func show(_ c: SignedIn, _ step: SecondFactorStep) throws -> Reply {
        let destination = try Destination(c)
        guard c.principal.stage == .secondFactor else {
            return .redirect(to: destination.next(after: c.principal.stage))
        }
        return .screen(step.screen(step.form(destination), destination))
    }

    private func confirm(_ c: SignedIn, _ step: SecondFactorStep) async throws -> Reply {
        let destination = try Destination(c)
        guard let token = c.sessionToken else { return .redirect(to: destination.along("/anmelden/")) }
        let code = try c.form.text("code")
        let outcome = try await gate.confirmSecondFactor(token, code: code, client: c.client)
        if outcome.refusal == .sessionOver {
            let flash = Flash.warning(SecondFactorRefusal.sessionOver.message)
            return .redirect(to: destination.along("/anmelden/"), flash: flash).signedOut()
        }
        guard case .done(let session) = outcome else {
            return .again(outcome) {
                step.screen(step.form(destination).filled(c.form, $0, problem: $1), destination)
            }
        }
        return .redirect(to: destination.next(after: session.stage), flash: step.flash)
            .signedIn(with: session.token)
    }
}
