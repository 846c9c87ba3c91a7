import Store

/// The three counters of a sign-in, narrowest cause first: network, account from this network, account from
/// anywhere.
struct SignInCounters: Sendable {
    let client: RateKey
    let here: RateKey
    let account: RateKey
    var all: [RateKey] { [client, here, account] }

    /// What a rightful sign-in undoes: its own count, and the failures from this network before it.
    func forgive(in tx: Transaction) throws {
        try tx.refund(here, forgets: true)
        try tx.refund(account)
        try tx.refund(client)
    }
}

extension Gate {
    func signInCounters(_ email: String, _ client: ClientAddress) -> SignInCounters {
        SignInCounters(
            client: rateKey(.signInClient, client.network),
            here: rateKey(.signInHere, counted(email), client.network),
            account: rateKey(.signInAccount, counted(email))
        )
    }
}
