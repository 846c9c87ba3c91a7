import Crypto

/// A way in without the phone: "ABCD-EFGH-IJKL-MNOP", 80 random bits, good for one sign-in.
package enum RecoveryCode {
    /// How many a person gets at once.
    package static let count = 10

    /// New codes as they are shown, once.
    static func make() -> [String] {
        (0..<count).map { _ in Base32.grouped(Base32.encode(RandomBytes.make(10)), by: "-") }
    }

    /// What the database keeps of a code as somebody typed it; `nil` when it cannot be one.
    ///
    /// With 80 random bits nobody finds a code by trying, so a fast hash does.
    static func hash(_ typed: String) -> [UInt8]? {
        guard let bytes = Base32.decode(typed), bytes.count == 10 else { return nil }
        return Array(SHA256.hash(data: bytes))
    }
}
