import Access
import Theme
import Web

/// Setting up the second factor: password, QR code, first code.
struct EnrolmentPages: Sendable {
    let gate: Gate

    func show(_ c: SignedIn) async throws -> Reply {
        if c.principal.stage == .secondFactor { return try waiting(c) }
        if let enrolment = try await gate.pendingTOTP(c.principal) {
            return .screen(try EnrolmentScreens.code(c, enrolment, EnrolmentScreens.codeForm(c)))
        }
        let summary = try await gate.security(of: c.principal)
        if summary.hasSecondFactor { return .redirect(to: SecurityPages.path) }
        return .screen(EnrolmentScreens.begin(c, try EnrolmentScreens.beginForm(c)))
    }

    func begin(_ c: SignedIn) async throws -> Reply {
        if c.principal.stage == .secondFactor { return try waiting(c) }
        let password = try c.form.optional("current-password")
        let outcome = try await gate.beginTOTP(password: password, by: c.principal)
        guard case .done = outcome else {
            let form = try EnrolmentScreens.beginForm(c)
            return .again(outcome) { EnrolmentScreens.begin(c, form.filled(c.form, $0, problem: $1)) }
        }
        return .redirect(to: try Destination(c).along(EnrolmentScreens.path))
    }

    func confirm(_ c: SignedIn) async throws -> Reply {
        if c.principal.stage == .secondFactor { return try waiting(c) }
        let outcome = try await gate.confirmTOTP(code: c.form.text("code"), by: c.principal)
        if case .done(let confirmed) = outcome {
            // Not behind a redirect: the codes would have to be kept somewhere in plain text.
            let next = try Destination(c).next(after: .full)
            return .screen(RecoveryCodePages.codes(confirmed.recoveryCodes, for: c.principal, next: next))
                .signedIn(with: confirmed.token)
        }
        guard let enrolment = try await gate.pendingTOTP(c.principal) else {
            let flash = Flash.warning(outcome.refusal?.message ?? "")
            return .redirect(to: EnrolmentScreens.path, flash: flash)
        }
        let form = try EnrolmentScreens.codeForm(c)
        return try .again(outcome) {
            try EnrolmentScreens.code(c, enrolment, form.filled(c.form, $0, problem: $1))
        }
    }

    /// Whoever has only given the password so far must not get at the second factor.
    private func waiting(_ c: SignedIn) throws -> Reply {
        .redirect(to: try Destination(c).next(after: .secondFactor))
    }
}
