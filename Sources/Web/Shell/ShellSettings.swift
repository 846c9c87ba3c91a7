/// How the closed area is served: limits, proxies, addresses.
package struct ShellSettings: Sendable {
    /// The public address, without a slash at its end; with `https` cookies need encryption.
    package var baseURL: String
    package var trustedProxies: [Network]
    /// How large a form may be, in bytes.
    package var formLimit: Int
    /// How large a form with long texts may be, in bytes: a text of 8 MB in which every byte is percent code.
    package var textLimit: Int
    /// How large an uploaded file may be, in bytes, and all files of one form together.
    package var uploadLimit: Int
    /// How long the head of a request may take to arrive.
    package var headLimit: Duration
    /// How long the body of a request may take to arrive.
    ///
    /// A larger one goes on for as long as each such time brings enough of it, see ``slowestBody``.
    package var bodyLimit: Duration
    /// How many bytes a second a body has to bring that takes longer than ``bodyLimit``.
    package var slowestBody: Int
    /// How long a handler may work.
    package var handlerLimit: Duration
    /// How many requests may be worked on at once; others are asked to come back.
    package var requestsAtOnce: Int
    /// How long `/readyz` says 503 before a shutdown stops accepting connections, so that a load balancer looks elsewhere first.
    package var drainTime: Duration
    package var addresses: ShellAddresses

    package init(
        baseURL: String,
        trustedProxies: [Network] = [],
        formLimit: Int = 256 * 1024,
        textLimit: Int = 24 * 1024 * 1024,
        uploadLimit: Int = 50 * 1024 * 1024,
        headLimit: Duration = .seconds(10),
        bodyLimit: Duration = .seconds(30),
        slowestBody: Int = 16 * 1024,
        handlerLimit: Duration = .seconds(30),
        requestsAtOnce: Int = 512,
        drainTime: Duration = .zero,
        addresses: ShellAddresses = ShellAddresses()
    ) {
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.trustedProxies = trustedProxies
        self.formLimit = formLimit
        self.textLimit = textLimit
        self.uploadLimit = uploadLimit
        self.headLimit = headLimit
        self.bodyLimit = bodyLimit
        self.slowestBody = slowestBody
        self.handlerLimit = handlerLimit
        self.requestsAtOnce = requestsAtOnce
        self.drainTime = drainTime
        self.addresses = addresses
    }

    var isSecure: Bool { baseURL.lowercased().hasPrefix("https://") }
    /// Room in memory for four of the largest bodies at once.
    var largeBodies: Int { 4 * max(formLimit, textLimit, uploadLimit + Self.fieldsOfUpload) }
    /// What the fields and heads of a form with files may take besides the files, in bytes.
    static let fieldsOfUpload = 1024 * 1024

    var proxies: ProxyTrust { ProxyTrust(networks: trustedProxies) }
}

/// The pages that the shell itself leads to.
package struct ShellAddresses: Sendable {
    package var signIn: LocalPath = "/anmelden/"
    package var secondFactor: LocalPath = "/anmelden/zweiter-faktor/"
    package var enrolment: LocalPath = "/mein-bereich/sicherheit/zweiter-faktor/"
    package var account: LocalPath = "/mein-bereich/"
    package var signOut: LocalPath = "/abmelden"
    package var endView: LocalPath = "/verwaltung/ansicht-beenden"

    package init() {}
}
