package import Store

extension Person {
    /// Writes ten new recovery codes in place of the old ones; the texts exist only here.
    func replaceRecoveryCodes(in tx: Transaction) throws -> [String] {
        let codes = RecoveryCode.make()
        try tx.run("DELETE FROM recovery_codes WHERE person = \(id)")
        for hash in codes.compactMap(RecoveryCode.hash) {
            try tx.run(
                "INSERT INTO recovery_codes (code_hash, person, created_at) VALUES (\(hash), \(id), \(tx.now))"
            )
        }
        try tx.note(.recoveryCodesMade, by: id, on: id.retyped())
        return codes
    }

    func removeSecondFactor(by actor: ID<Person>?, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE people SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL WHERE id = \(id)
            """
        )
        try tx.run("DELETE FROM recovery_codes WHERE person = \(id)")
        try tx.note(.secondFactorOff, by: actor, on: id.retyped())
        try tx.enqueue(.mailNotice, payload: NoticeJob(.secondFactorOff, person: id))
    }
}

/// What the security page says about an account.
package struct SecuritySummary: Sendable, Hashable {
    package let hasSecondFactor: Bool
    package let confirmedAt: Timestamp?
    /// One of the person's roles asks for the second factor.
    package let isNeededByRole: Bool
    package let recoveryCodesLeft: Int
    package let passwordChangedAt: Timestamp?
}

extension Gate {
    /// The own security page.
    package func security(of principal: Principal) async throws -> SecuritySummary {
        try await store.read { reader in
            let person = try Person.find(principal.person, in: reader)
            let left: Int? = try reader.value(
                "SELECT count(*) FROM recovery_codes WHERE person = \(principal.person) AND used_at IS NULL"
            )
            return SecuritySummary(
                hasSecondFactor: person?.hasSecondFactor ?? false,
                confirmedAt: person?.totpConfirmedAt,
                isNeededByRole: try HeldRights.of(principal.person, in: reader).needsSecondFactor,
                recoveryCodesLeft: left ?? 0,
                passwordChangedAt: person?.passwordChangedAt
            )
        }
    }
}
