import Crypto
import Store

/// How many attempts something allows: a burst, then one now and again; failures may make it slower.
///
/// Each key has a moment until which it counts as busy. An attempt pushes the moment on by its cost; it is
/// allowed while the moment is at most `patience` ahead (the generic cell rate algorithm: one row, no list of
/// attempts).
struct RateLimit: Sendable, Hashable {
    let name: String
    /// What one attempt costs when the key was quiet, in seconds.
    let cost: Int64
    /// How many seconds may be owed before attempts are refused.
    let patience: Int64
    /// Each attempt in a row costs twice the one before, up to so many seconds.
    var highestCost: Int64?

    /// Wrong passwords for one account from one network: five at once, then 16, 32, at most 60 seconds apart.
    static let signInHere = RateLimit(name: "sign-in-here", cost: 1, patience: 15, highestCost: 60)
    /// Not a limit, only a name for the keys of `KnownNetworks`.
    static let knownNetwork = RateLimit(name: "known-network", cost: 0, patience: 0)
    /// For one account from networks it never signed in from: 100 at once, then one every 12 seconds.
    ///
    /// Wide, so that one network cannot use it up; narrow enough for many at once (7,200 guesses a day). A person
    /// who travels while somebody tries comes in by a new password.
    static let signInAccount = RateLimit(name: "sign-in-account", cost: 12, patience: 1200)
    /// From one network for all accounts; a town hall behind one address signs in at eight o'clock without
    /// failing.
    static let signInClient = RateLimit(name: "sign-in-client", cost: 6, patience: 600)
    /// Codes of the second factor: five at once, at most five minutes apart (288 × 3 of a million a day).
    static let secondFactor = RateLimit(name: "second-factor", cost: 2, patience: 30, highestCost: 300)
    /// The own password asked again before a change.
    static let ownPassword = RateLimit(name: "own-password", cost: 1, patience: 15, highestCost: 60)
    static let resetClient = RateLimit(name: "reset-client", cost: 60, patience: 600)
    /// Mails to one address: three, then one a quarter of an hour.
    ///
    /// Not told to whoever asks, or it would tell who has an account.
    static let resetAddress = RateLimit(name: "reset-address", cost: 900, patience: 1800)
    static let requestClient = RateLimit(name: "request-client", cost: 600, patience: 3000)
    static let linkClient = RateLimit(name: "link-client", cost: 10, patience: 300)
    /// Mails a signed-in person may have sent to addresses she names.
    static let addressChange = RateLimit(name: "address-change", cost: 600, patience: 1800)
}

/// One counter: a limit and whom it counts, known only by a keyed hash.
struct RateKey: Sendable, Hashable {
    let limit: RateLimit
    let hash: [UInt8]

    init(_ limit: RateLimit, _ parts: [[UInt8]], key: SymmetricKey) {
        var text = Array(limit.name.utf8)
        for part in parts { text += [0, UInt8(part.count >> 8 & 255), UInt8(part.count & 255)] + part }
        self.limit = limit
        hash = Array(HMAC<SHA256>.authenticationCode(for: text, using: key))
    }
}

/// What the counter says about one more attempt.
enum RateAnswer: Equatable {
    case allowed
    /// Refused for the n-th time in a row; may try again after so many seconds.
    case refused(seconds: Int, times: Int64)

    /// Whether to tell the audit log: the 1st, 2nd, 4th, 8th … refusal, so that an attack cannot fill the
    /// disk.
    var isWorthRecording: Bool {
        if case .refused(_, let times) = self { times & (times - 1) == 0 } else { true }
    }
}
