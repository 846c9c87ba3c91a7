import Access

/// The cookies that we set: `__Host-sitzung` and its like.
///
/// The prefix makes browsers refuse them from other hosts and without encryption (RFC 6265bis, section 4.1.3), so none can be
/// planted; without encryption it is not allowed.
enum CookieName: String, CaseIterable {
    /// The session of a person.
    case session = "sitzung"
    /// What binds the forms of somebody without a session to the browser.
    case form = "formular"
    /// A message for somebody without a session.
    case flash = "meldung"

    func name(isSecure: Bool) -> String { isSecure ? "__Host-" + rawValue : rawValue }

    /// A `Set-Cookie` value; an empty one deletes it.
    func field(_ value: String, isSecure: Bool) -> String {
        let attributes = "; Path=/; HttpOnly; SameSite=Lax"
        let secure = isSecure ? "; Secure" : ""
        let end = value.isEmpty ? "; Max-Age=0" : ""
        return "\(name(isSecure: isSecure))=\(value)\(attributes)\(secure)\(end)"
    }
}

extension IncomingRequest {
    func cookie(_ name: CookieName) -> Substring? {
        cookies[name.name(isSecure: isSecure)].flatMap { $0.isEmpty ? nil : $0 }
    }

    var sessionToken: Token? { cookie(.session).flatMap { Token(String($0)) } }
    var formToken: Token? { cookie(.form).flatMap { Token(String($0)) } }
}
