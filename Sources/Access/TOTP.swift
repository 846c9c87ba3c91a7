import Crypto
package import Store

/// A time-based one-time password (RFC 6238): SHA-1, 30 seconds, 6 digits, because that is what every app
/// understands.
package enum TOTP {
    /// Seconds that one code is shown.
    static let period: Int64 = 30
    /// RFC 4226 section 4 recommends 160 bits.
    static let secretBytes = 20

    /// A new shared secret.
    package static func makeSecret() -> [UInt8] { RandomBytes.make(secretBytes) }

    /// The number of the 30-second step that a moment lies in.
    package static func step(at time: Timestamp) -> Int64 { time.microseconds / 1_000_000 / period }

    /// The code of one step; RFC 4226 section 5.3 describes the truncation.
    package static func code(secret: [UInt8], step: Int64, digits: Int = 6) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> Int64(56 - 8 * $0)) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret))
        )
        let offset = Int(mac[19] & 15)
        let number =
            UInt32(mac[offset] & 127) << 24 | UInt32(mac[offset + 1]) << 16
            | UInt32(mac[offset + 2]) << 8 | UInt32(mac[offset + 3])
        let modulus = (0..<digits).reduce(UInt32(1)) { power, _ in power * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code was typed: this one, the one before or the one after, and later than the last
    /// accepted one.
    ///
    /// A code counts once (RFC 6238 section 5.2), so the caller must store the step that is returned. All
    /// three are compared in full, so that the time taken does not tell which one was near.
    package static func accept(_ code: String, secret: [UInt8], at time: Timestamp, after last: Int64?)
        -> Int64?
    {
        let typed = Array(code.utf8)
        let current = step(at: time)
        var accepted: Int64?
        for step in [current - 1, current, current + 1] {
            let isEqual = isSame(typed, Array(self.code(secret: secret, step: step).utf8))
            if isEqual, step > last ?? -1, accepted == nil { accepted = step }
        }
        return accepted
    }

    /// The address that the QR code carries (Key URI format): issuer and account as the app shows them.
    package static func uri(secret: [UInt8], account: String, issuer: String) -> String {
        let label = encoded(issuer) + ":" + encoded(account)
        return "otpauth://totp/\(label)?secret=\(Base32.encode(secret))&issuer=\(encoded(issuer))"
            + "&algorithm=SHA1&digits=6&period=\(period)"
    }

    private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Percent-encodes everything but the unreserved characters of RFC 3986.
    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: result.append(byte)
            default: result += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
