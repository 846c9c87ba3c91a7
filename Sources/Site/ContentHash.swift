/// A quick 64-bit hash that tells whether an output has changed.
///
/// Not for security.
struct ContentHash {
    private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of some bytes.
    static func of(_ bytes: [UInt8]) -> UInt64 {
        var hash = ContentHash()
        hash.add(bytes)
        return hash.value
    }

    /// Adds bytes, eight at a time, and their number, so that "a","b" and "ab" differ.
    mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var at = 0
            while at + 8 <= buffer.count {
                mix(buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                at += 8
            }
            var tail: UInt64 = 0
            while at < buffer.count {
                tail = tail << 8 | UInt64(buffer[at])
                at += 1
            }
            mix(tail)
            mix(UInt64(buffer.count))
        }
    }

    mutating func add(_ text: String) { add(Array(text.utf8)) }
    mutating func add(_ number: Int64) { mix(UInt64(bitPattern: number)) }

    private mutating func mix(_ word: UInt64) {
        let product = (value ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        value = product.high ^ product.low &+ 0x9E37_79B9_7F4A_7C15
    }
}
