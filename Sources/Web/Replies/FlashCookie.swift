import Crypto
import Store

/// Messages for people without a session, such as "Sie sind abgemeldet.": signed, so that nobody else can put words into our mouth.
struct FlashCookie: Sendable {
    let key: SymmetricKey

    /// Browsers keep 4 kB per cookie; a message is a sentence or two.
    private static let longest = 2048

    /// `nil` for a message too long to be kept.
    func encode(_ flash: Flash) -> String? {
        guard let json = try? JSON(encoding: flash) else { return nil }
        let bytes = Array(json.text.utf8)
        guard bytes.count <= Self.longest else { return nil }
        let code = HMAC<SHA256>.authenticationCode(for: bytes, using: key)
        return "\(Base64URL.encode(bytes)).\(Base64URL.encode(Array(code)))"
    }

    /// `nil` for anything that we have not signed.
    func decode(_ value: Substring) -> Flash? {
        let parts = value.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = Base64URL.decode(parts[0]), let code = Base64URL.decode(parts[1]),
            HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: bytes, using: key)
        else { return nil }
        return try? JSON(validating: String(decoding: bytes, as: UTF8.self))?.decode(Flash.self)
    }
}
