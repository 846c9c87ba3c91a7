/// Bytes that grow, such as the page being written; its memory is freed with it.
struct ByteBuffer: ~Copyable {
    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    var last: UInt8? { count > 0 ? base[count - 1] : nil }

    @inline(__always)
    mutating func reserve(_ extra: Int) {
        if count + extra > capacity { grow(extra) }
    }

    @inline(never)
    private mutating func grow(_ extra: Int) {
        capacity = max(capacity * 2, count + extra)
        let bigger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        bigger.update(from: base, count: count)
        base.deallocate()
        base = bigger
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(text.utf8Start, text.utf8CodeUnitCount)
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
        reserve(length)
        (base + count).update(from: bytes, count: length)
        count += length
    }

    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { append(start, source.count) }
        }
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { source in
            if let start = source.baseAddress { append(start, source.count) }
        }
    }

    mutating func append(number: Int) {
        if number >= 10 { append(number: number / 10) }
        append(UInt8(48 + number % 10))
    }

    /// A line break unless the last byte is one, as cmark separates blocks.
    @inline(__always)
    mutating func newLine() {
        if count > 0 && base[count - 1] != 10 { append(10) }
    }

    mutating func truncate(to length: Int) {
        count = min(count, length)
    }

    /// Puts bytes in at `offset` and moves what follows.
    mutating func insert(_ bytes: borrowing ByteBuffer, at offset: Int) {
        let length = bytes.count
        reserve(length)
        let place = base + offset
        (place + length).update(from: place, count: count - offset)
        place.update(from: bytes.base, count: length)
        count += length
    }

    /// Takes `length` bytes out at `offset`.
    mutating func remove(_ length: Int, at offset: Int) {
        let place = base + offset
        place.update(from: place + length, count: count - offset - length)
        count -= length
    }

    func string(from start: Int, to end: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: base + start, count: max(0, end - start)), as: UTF8.self)
    }

    func string(from start: Int) -> String { string(from: start, to: count) }

    var array: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
