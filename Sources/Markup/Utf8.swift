/// Checks on UTF-8 (RFC 3629, section 4): no overlong forms, no surrogates, at most U+10FFFF.
public enum Utf8 {
    /// Offset of the first byte that is not valid UTF-8, nil when all are.
    public static func firstInvalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let count = bytes.count
        var index = 0
        while index < count {
            // Eight ASCII bytes at once.
            while index + 8 <= count,
                UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
            }
            guard index < count else { return nil }
            let length = sequenceLength(base + index, count - index)
            if length == 0 { return index }
            index += length
        }
        return nil
    }

    /// Offset of the first invalid byte of an array.
    public static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { firstInvalidOffset(in: $0) }
    }

    /// Length of the valid sequence at the pointer, 0 when there is none.
    @inline(__always)
    private static func sequenceLength(_ pointer: UnsafePointer<UInt8>, _ available: Int) -> Int {
        let lead = pointer[0]
        if lead < 0x80 { return 1 }
        if lead < 0xC2 || lead > 0xF4 || available < 2 { return 0 }
        let second = pointer[1]
        if lead < 0xE0 { return second & 0xC0 == 0x80 ? 2 : 0 }
        let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        guard second >= lowest, second <= highest, available >= 3, pointer[2] & 0xC0 == 0x80 else { return 0 }
        if lead < 0xF0 { return 3 }
        return available >= 4 && pointer[3] & 0xC0 == 0x80 ? 4 : 0
    }
}
