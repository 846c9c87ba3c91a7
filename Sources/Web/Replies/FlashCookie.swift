import Access
import Crypto
import Store

/// Messages for the next page, such as "Sie sind abgemeldet.": signed, so that nobody else can put words into our mouth, and
/// bound to the session, so that nobody reads what was meant for somebody who used the browser before.
struct FlashCookie: Sendable {
    let key: SymmetricKey

    /// Browsers keep 4 kB per cookie; a message is a sentence or two.
    private static let longest = 2048

    /// - Parameter session: whose message it is; `nil` for somebody without one.
    /// - Returns: `nil` for a message too long to be kept.
    func encode(_ flash: Flash, for session: ID<Session>?) -> String? {
        guard let json = try? JSON(encoding: flash) else { return nil }
        let bytes = Array(json.text.utf8)
        guard bytes.count <= Self.longest else { return nil }
        let code = HMAC<SHA256>.authenticationCode(for: Self.bound(bytes, to: session), using: key)
        return "\(Base64URL.encode(bytes)).\(Base64URL.encode(Array(code)))"
    }

    /// `nil` for anything that we have not signed for this session.
    func decode(_ value: Substring, for session: ID<Session>?) -> Flash? {
        let parts = value.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = Base64URL.decode(parts[0]), let code = Base64URL.decode(parts[1]),
            HMAC<SHA256>.isValidAuthenticationCode(
                code,
                authenticating: Self.bound(bytes, to: session),
                using: key
            )
        else { return nil }
        return try? JSON(validating: String(decoding: bytes, as: UTF8.self))?.decode(Flash.self)
    }

    /// JSON never begins with a letter, so no message can be taken for one that is bound.
    private static func bound(_ bytes: [UInt8], to session: ID<Session>?) -> [UInt8] {
        session.map { Array("session:\($0):".utf8) + bytes } ?? bytes
    }
}
