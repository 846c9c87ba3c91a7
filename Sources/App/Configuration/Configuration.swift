/// All settings of the program: `configuration.port` is 8080 unless somebody says otherwise.
///
/// A property is type and default; its row in ``settings`` is the name, the check and the line for the manual. What
/// counts is said on the command line, else in the environment, else in `nrwconnect.yml`, else here.
package struct Configuration: Sendable {
    // The website.
    package var content = "Content"
    package var theme = "Themes/standard"
    package var output = "var/site"
    package var baseURL: String?
    package var isStatic = false
    // The server.
    package var host = "127.0.0.1"
    package var port = 8080
    package var metrics: String?
    package var trustedProxies: [String] = []
    package var requestLimit = 256 << 10
    package var uploadLimit = 50 << 20
    package var requestTimeout = Duration.seconds(30)
    package var drainTime = Duration.zero
    package var threads: Int?
    package var node: String?
    // What people enter.
    package var data = "var"
    package var database = "sqlite:var/nrwconnect.db"
    package var databaseConnections = 4
    package var blobGrace = Duration.seconds(86_400)
    package var backupAge = Duration.seconds(7 * 86_400)
    package var diskReserve = 1 << 30
    // Mail.
    package var mailFrom: String?
    package var mailName: String?
    package var mailContact = "die Geschäftsstelle"
    package var mailRelay: String?
    package var outbox = "var/outbox"
    // Sign-in.
    package var sessionIdle = Duration.seconds(8 * 3600)
    package var sessionAbsolute = Duration.seconds(7 * 86_400)
    package var invitationLifetime = Duration.seconds(14 * 86_400)
    package var resetLifetime = Duration.seconds(2 * 3600)
    package var confirmationLifetime = Duration.seconds(86_400)
    package var setupLifetime = Duration.seconds(86_400)
    package var registration = true
    package var registrationDomains: [String] = []
    package var argonMemory = 64 << 20
    package var argonPasses = 2
    package var parallelHashes = 2
    package var requestRetention = Duration.seconds(90 * 86_400)
    package var reviewAge = Duration.seconds(180 * 86_400)
    // Logs.
    package var logLevel = "info"
    package var logFormat = "text"

    /// Where each setting that is not the default was said, by key.
    package internal(set) var origins: [String: SettingOrigin] = [:]

    /// The defaults.
    package init() {}

    /// Whether somebody set this, so that it is no mere default.
    package func isGiven(_ key: String) -> Bool { origins[key] != nil }
}
