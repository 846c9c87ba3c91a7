import Store

extension Person {
    enum Factor: String {
        case app, recovery
    }

    /// Six digits; everything else is meant to be a recovery code.
    static func isAppCode(_ typed: String) -> Bool {
        let code = plain(typed)
        return code.utf8.count == 6 && code.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func plain(_ typed: String) -> String { typed.filter { !$0.isWhitespace && $0 != "-" } }

    /// Uses up a code, or throws; the conditions in the UPDATE let two browsers use one code only once.
    func acceptFactor(_ typed: String, in tx: Transaction) throws -> Factor {
        let code = Self.plain(typed)
        return try Self.isAppCode(typed) ? acceptAppCode(code, in: tx) : acceptRecoveryCode(code, in: tx)
    }

    private func acceptAppCode(_ code: String, in tx: Transaction) throws -> Factor {
        guard let totpSecret, hasSecondFactor,
            let step = TOTP.accept(code, secret: totpSecret, at: tx.now, after: totpLastStep)
        else { throw SecondFactorRefusal.wrong }
        let changed = try tx.run(
            """
            UPDATE people SET totp_last_step = \(step)
            WHERE id = \(id) AND (totp_last_step IS NULL OR totp_last_step < \(step))
            """
        )
        guard changed == 1 else { throw SecondFactorRefusal.wrong }
        return .app
    }

    private func acceptRecoveryCode(_ code: String, in tx: Transaction) throws -> Factor {
        guard let hash = RecoveryCode.hash(code) else { throw SecondFactorRefusal.wrongRecoveryCode }
        let changed = try tx.run(
            """
            UPDATE recovery_codes SET used_at = \(tx.now)
            WHERE code_hash = \(hash) AND person = \(id) AND used_at IS NULL
            """
        )
        guard changed == 1 else { throw SecondFactorRefusal.wrongRecoveryCode }
        try tx.note(.recoveryCodeUsed, by: id, on: id.retyped())
        try tx.enqueue(.mailNotice, payload: NoticeJob(.recoveryCodeUsed, person: id))
        return .recovery
    }
}
