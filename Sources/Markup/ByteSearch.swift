#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Searches with the C library's vector code.
extension UnsafePointer<UInt8> {
    /// Offset of the first such byte among `count` bytes.
    @inline(__always)
    func offset(of byte: UInt8, in count: Int) -> Int? {
        guard count > 0, let found = memchr(self, Int32(byte), count) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(self)
    }

    /// Whether `count` bytes are the same at both places.
    @inline(__always)
    func equals(_ other: UnsafePointer<UInt8>, _ count: Int) -> Bool { memcmp(self, other, count) == 0 }
}
