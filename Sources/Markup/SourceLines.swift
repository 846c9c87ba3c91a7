/// Where each line of a source begins; lines end as in CommonMark with LF, CR or CRLF.
struct SourceLines: ~Copyable {
    let source: UnsafeBufferPointer<UInt8>
    private var starts: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    private var capacity: Int

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        capacity = source.count / 24 + 64
        starts = .allocate(capacity: capacity)
        add(0)
        guard let base = source.baseAddress else { return }
        let length = source.count
        let hasReturns = base.offset(of: 13, in: length) != nil
        var at = 0
        while at < length {
            if hasReturns {
                while at < length && base[at] != 10 && base[at] != 13 { at += 1 }
                if at >= length { break }
                if base[at] == 13 && at + 1 < length && base[at + 1] == 10 { at += 1 }
                at += 1
            } else {
                guard let found = (base + at).offset(of: 10, in: length - at) else { break }
                at += found + 1
            }
            if at < length { add(at) }
        }
    }

    deinit { starts.deallocate() }

    private mutating func add(_ offset: Int) {
        if count == capacity {
            let bigger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
            bigger.update(from: starts, count: count)
            starts.deallocate()
            starts = bigger
            capacity *= 2
        }
        starts[count] = UInt32(offset)
        count += 1
    }

    /// Offset of the first byte of a line, counted from 0.
    func start(_ line: Int) -> Int { Int(starts[min(max(line, 0), count - 1)]) }

    /// Offset behind a line, with its line end.
    func end(_ line: Int) -> Int { line + 1 < count ? Int(starts[max(line, -1) + 1]) : source.count }

    /// Line that contains the offset, counted from 0.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
