package import Crypto

/// The name of a blob: the SHA-256 of its content, written as 64 hexadecimal digits.
///
/// Tables that refer to one have `hash bytea NOT NULL REFERENCES blobs (hash) DEFERRABLE`.
package struct BlobHash: Sendable, Hashable, LosslessStringConvertible, Codable {
    /// 32 of them.
    package let bytes: [UInt8]

    package init(_ digest: SHA256.Digest) { bytes = Array(digest) }

    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads lower-case digits only, so that a blob has one address.
    package init?(_ text: String) {
        let digits = text.utf8.compactMap { Self.value(ofDigit: $0) }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }

    private static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

extension BlobHash {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = BlobHash(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a hash of a blob")
        }
        self = hash
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension BlobHash: SQLValue {
    package var sqlValue: Value { .bytes(bytes) }

    package init(sqlValue value: Value) throws {
        guard let hash = BlobHash(bytes: try [UInt8](sqlValue: value)) else {
            throw UnexpectedValue("32 bytes", value)
        }
        self = hash
    }
}
