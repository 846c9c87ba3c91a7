/// Everything about accounts that an installation may choose; the App fills it from the configuration.
package struct AccessSettings: Sendable {
    /// The issuer that authenticator apps show; refused as a password.
    package var siteName = "nrwconnect"

    /// A session ends after so long without a request.
    package var sessionIdle: Duration = .hours(8)
    /// A session ends at the latest after so long.
    package var sessionLifetime: Duration = .days(7)
    /// Between password and second factor.
    package var secondFactorLifetime: Duration = .minutes(10)

    package var invitationLifetime: Duration = .days(14)
    package var resetLifetime: Duration = .hours(2)
    package var addressChangeLifetime: Duration = .hours(24)
    package var firstAdministratorLifetime: Duration = .hours(24)

    /// Requests for an account that nobody decided about are erased after so long.
    package var requestRetention: Duration = .days(90)
    /// People not seen for so many days stand in the review list.
    package var reviewAfterDays = 180

    package var registrationIsOpen = true
    /// Domains whose addresses may ask for an account; empty means all.
    package var registrationDomains: [String] = []
    /// Whether `name@localhost` is an address; for closed networks and tests.
    package var allowsDotlessDomains = false

    package var hashCost: PasswordHash.Cost = .standard
    /// Password hashes computed at the same time, each with 64 MB.
    package var hashesAtOnce = 2
    /// Sign-ins that may wait for one of these places.
    package var hashQueue = 64

    package init() {}
}
