import Store

/// What an authenticator app needs: the secret to type, and the address that the QR code carries.
package struct TOTPEnrolment: Sendable, Hashable {
    /// To type, such as "ABCD EFGH …".
    package let secret: String
    /// For the QR code, such as "otpauth://totp/…".
    package let uri: String
}

/// The second factor is on: the new token of this session, and the recovery codes, shown once.
package struct TOTPConfirmed: Sendable {
    package let token: Token
    package let recoveryCodes: [String]
}

extension Gate {
    /// Makes a secret; it counts once a code of it was typed.
    ///
    /// A second beginning replaces the first.
    package func beginTOTP(password: String?, by principal: Principal) async throws -> Outcome<
        TOTPEnrolment, AccountRefusal
    > {
        let isFresh = principal.isFresh(at: store.clock())
        let proof = password ?? (isFresh ? nil : "")
        return try await changeOwn(
            .secondFactorBegun,
            by: principal,
            password: proof,
            stages: [.full, .enrolment]
        ) { tx, person in
            if person.hasSecondFactor { throw AccountRefusal.alreadyOn }
            let secret = TOTP.makeSecret()
            try tx.run(
                "UPDATE people SET totp_secret = \(secret), totp_last_step = NULL WHERE id = \(person.id)"
            )
            try tx.note(.secondFactorBegun, by: person.id, on: person.id.retyped())
            return enrolment(secret, person)
        }
    }

    /// The secret of a set-up that was begun, to show the page again.
    package func pendingTOTP(_ principal: Principal) async throws -> TOTPEnrolment? {
        guard !principal.isReadOnly else { return nil }
        return try await store.read { reader in
            guard let person = try Person.find(principal.person, in: reader), !person.hasSecondFactor,
                let secret = person.totpSecret
            else { return nil }
            return enrolment(secret, person)
        }
    }

    /// Switches the second factor on with a first code.
    package func confirmTOTP(code: String, by principal: Principal) async throws -> Outcome<
        TOTPConfirmed, AccountRefusal
    > {
        let counter = rateKey(.secondFactor, principal.person.bytes)
        return try await changeOwn(
            .secondFactorOn,
            by: principal,
            counting: counter,
            stages: [.full, .enrolment]
        ) { tx, person in
            if person.hasSecondFactor { throw AccountRefusal.alreadyOn }
            guard let secret = person.totpSecret else { throw AccountRefusal.notBegun }
            let typed = code.filter { !$0.isWhitespace }
            guard let step = TOTP.accept(typed, secret: secret, at: tx.now, after: nil) else {
                throw AccountRefusal.wrongCode
            }
            try tx.refund(counter, forgets: true)
            try tx.run(
                """
                UPDATE people SET totp_confirmed_at = \(tx.now), totp_last_step = \(step) WHERE id = \(person.id)
                """
            )
            try tx.note(.secondFactorOn, by: person.id, on: person.id.retyped())
            try tx.enqueue(.mailNotice, payload: NoticeJob(.secondFactorOn, person: person.id))
            let codes = try person.replaceRecoveryCodes(in: tx)
            return TOTPConfirmed(token: try Session.endOthers(principal, in: tx), recoveryCodes: codes)
        }
    }

    /// Switches the second factor off.
    ///
    /// Also when a role asks for it: the session then does nothing but set up another one, so whoever lost the
    /// phone and came in with a recovery code gets on by herself.
    package func disableTOTP(password: String, by principal: Principal) async throws -> Outcome<
        Token, AccountRefusal
    > {
        try await changeOwn(.secondFactorOff, by: principal, password: password) { tx, person in
            guard person.hasSecondFactor else { throw AccountRefusal.notBegun }
            try person.removeSecondFactor(by: person.id, in: tx)
            return try Session.endOthers(principal, in: tx)
        }
    }

    /// Ten new recovery codes; the old ones no longer count.
    package func newRecoveryCodes(password: String, by principal: Principal) async throws -> Outcome<
        [String], AccountRefusal
    > {
        try await changeOwn(.recoveryCodesMade, by: principal, password: password) { tx, person in
            guard person.hasSecondFactor else { throw AccountRefusal.notBegun }
            try tx.enqueue(.mailNotice, payload: NoticeJob(.recoveryCodesNew, person: person.id))
            return try person.replaceRecoveryCodes(in: tx)
        }
    }

    private func enrolment(_ secret: [UInt8], _ person: Person) -> TOTPEnrolment {
        TOTPEnrolment(
            secret: Base32.grouped(Base32.encode(secret), by: " "),
            uri: TOTP.uri(secret: secret, account: person.email ?? "", issuer: settings.siteName)
        )
    }
}
