package import Store

/// What an old state of the database must not bring back.
package enum Sessions {
    /// Ends all sessions and voids open links for new passwords and addresses.
    ///
    /// Part of a restore: who signed out after the backup, or whose session was ended after a theft, stays signed out.
    /// Invitations stay good, because the people they invite are again waiting for them.
    package static func endAll(in tx: Transaction) throws {
        try tx.run("DELETE FROM sessions")
        try tx.run(
            """
            UPDATE links SET voided_at = \(tx.now)
            WHERE used_at IS NULL AND voided_at IS NULL AND purpose IN ('reset', 'address')
            """
        )
    }
}
