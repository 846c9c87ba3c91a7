import Store

/// The counters of a sign-in, narrowest cause first: network, account from this network, account from anywhere.
struct SignInCounters: Sendable {
    let client: RateKey
    let here: RateKey
    /// Left out where the person signed in before: else a stranger with many networks could lock her out.
    let account: RateKey?

    var all: [RateKey] { [client, here] + [account].compactMap(\.self) }

    /// What a rightful sign-in undoes: its own count, and the failures from this network before it.
    func forgive(in tx: Transaction) throws {
        try tx.refund(client)
        try tx.refund(here, forgets: true)
        if let account { try tx.refund(account) }
    }
}

extension Gate {
    func signInCounters(_ email: String, _ client: ClientAddress, in reader: Reader) throws -> SignInCounters
    {
        let isKnown = try KnownNetworks.contain(networkHash(email, client), in: reader)
        return signInCounters(email, client, isKnownNetwork: isKnown)
    }

    func signInCounters(_ email: String, _ client: ClientAddress, isKnownNetwork: Bool) -> SignInCounters {
        SignInCounters(
            client: rateKey(.signInClient, client.network),
            here: rateKey(.signInHere, counted(email), client.network),
            account: isKnownNetwork ? nil : rateKey(.signInAccount, counted(email))
        )
    }
}
