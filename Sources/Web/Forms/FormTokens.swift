import Access
import Crypto
import Store
import Theme

/// The tokens in the hidden field of every form: only a page that we made for this browser has one.
///
/// A token is a random value and its HMAC-SHA256 together with what it is bound to. It differs on every page, so compressed
/// answers do not give it away; every one of a session stays good as long as the session, so two tabs do not disturb each other.
struct FormTokens: Sendable {
    static let fieldName = Visit.tokenField

    let key: SymmetricKey

    private static let nonceLength = 16
    private static let length = nonceLength + SHA256.byteCount

    /// What a token is good for.
    enum Binding: Sendable {
        /// The id of the session, which stays when its cookie is renewed.
        case session(ID<Session>)
        /// The random cookie of somebody without a session.
        case browser(Token)

        fileprivate var bytes: [UInt8] {
            switch self {
            case .session(let id): Array("session:\(id)".utf8)
            case .browser(let token): Array("browser:\(token.text)".utf8)
            }
        }
    }

    func make(for binding: Binding) -> String {
        let nonce = (0..<Self.nonceLength).map { _ in UInt8.random(in: .min ... .max) }
        let code = HMAC<SHA256>.authenticationCode(for: nonce + binding.bytes, using: key)
        return Base64URL.encode(nonce + Array(code))
    }

    func accepts(_ token: String, for binding: Binding) -> Bool {
        guard let bytes = Base64URL.decode(token), bytes.count == Self.length else { return false }
        // Compares in constant time.
        return HMAC<SHA256>.isValidAuthenticationCode(
            bytes.suffix(SHA256.byteCount),
            authenticating: bytes.prefix(Self.nonceLength) + binding.bytes,
            using: key
        )
    }
}
