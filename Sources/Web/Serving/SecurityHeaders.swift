import HTTPTypes

/// What every answer carries to protect its readers, errors included.
struct SecurityHeaders: Sendable {
    /// For everything except scalable images.
    let standard: [HTTPField]
    /// For SVG: opened on its own it is a document, so it gets a sandbox in which nothing runs.
    let scalable: [HTTPField]

    init(baseURL: String) {
        var common = [
            HTTPField(name: .xContentTypeOptions, value: "nosniff"),
            HTTPField(name: .referrerPolicy, value: "same-origin"),
            HTTPField(name: .permissionsPolicy, value: Self.permissions),
            HTTPField(name: .crossOriginOpenerPolicy, value: "same-origin"),
            HTTPField(name: .crossOriginResourcePolicy, value: "same-origin"),
        ]
        if baseURL.lowercased().hasPrefix("https://") {
            common.append(HTTPField(name: .strictTransportSecurity, value: "max-age=31536000"))
        }
        standard = [HTTPField(name: .contentSecurityPolicy, value: Self.policy)] + common
        scalable = [HTTPField(name: .contentSecurityPolicy, value: Self.policy + "; sandbox")] + common
    }

    func fields(for kind: MediaType.Kind) -> [HTTPField] { kind == .scalable ? scalable : standard }

    /// Content Security Policy Level 3: only files of this site, no inline code, no framing.
    private static let policy = [
        "default-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
        "object-src 'none'", "img-src 'self'", "script-src 'self'", "style-src 'self'",
    ].joined(separator: "; ")

    private static let permissions = [
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone",
        "midi", "payment", "publickey-credentials-get", "usb",
    ].map { $0 + "=()" }.joined(separator: ", ")
}

extension HTTPField.Name {
    /// Names that swift-http-types does not declare.
    static let referrerPolicy = name("Referrer-Policy")
    static let permissionsPolicy = name("Permissions-Policy")
    static let crossOriginOpenerPolicy = name("Cross-Origin-Opener-Policy")
}
