import Foundation

/// Finds the parts of a body between its boundaries (RFC 2046, section 5.1.1): looks at each byte once, copies none.
struct MultipartScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    /// CR LF, two hyphens, boundary.
    let delimiter: [UInt8]

    /// The head of a part includes the line end of its last line; its content ends before the delimiter.
    struct Part: Equatable {
        var head: Range<Int>
        var content: Range<Int>
    }

    /// More than a name of 255 letters in percent code, twice.
    private static let longestHead = 8 * 1024
    private static let emptyLine: [UInt8] = [13, 10, 13, 10]

    func parts(most: Int) throws -> [Part] {
        var parts: [Part] = []
        // The first delimiter has no line before it, so no line end either.
        guard has(delimiter.dropFirst(2), at: 0) else { throw RequestProblem.multipart("no boundary") }
        var place = delimiter.count - 2
        while !has([45, 45], at: place) {
            guard parts.count < most else {
                throw RequestProblem(.tooLarge, text: ErrorText.tooManyParts, reason: "too many parts")
            }
            let part = try part(from: try lineEnd(at: place))
            parts.append(part)
            place = part.content.upperBound + delimiter.count
        }
        let rest = skipPadding(place + 2)
        guard rest == bytes.count || (has([13, 10], at: rest) && rest + 2 == bytes.count) else {
            throw RequestProblem.multipart("something after the end")
        }
        return parts
    }

    private func part(from start: Int) throws -> Part {
        let limit = min(bytes.count, start + Self.longestHead)
        guard let end = find(Self.emptyLine, from: start, to: limit) else {
            throw RequestProblem.multipart("head without end")
        }
        let content = end + Self.emptyLine.count
        // The empty line is not also the beginning of a delimiter.
        guard !has(delimiter.dropFirst(2), at: content) else {
            throw RequestProblem.multipart("no line end before the boundary")
        }
        guard let next = find(delimiter[...], from: content, to: bytes.count) else {
            throw RequestProblem.multipart("no last boundary")
        }
        return Part(head: start..<end + 2, content: content..<next)
    }

    /// The place behind the rest of a boundary's line: white space that mail servers may have added, and a line end.
    private func lineEnd(at place: Int) throws -> Int {
        let end = skipPadding(place)
        guard has([13, 10], at: end) else { throw RequestProblem.multipart("boundary inside of a line") }
        return end + 2
    }

    private func skipPadding(_ place: Int) -> Int {
        var place = place
        while place < bytes.count, bytes[place] == 32 || bytes[place] == 9 { place += 1 }
        return place
    }

    private func has(_ mark: some Collection<UInt8>, at place: Int) -> Bool {
        place >= 0 && mark.count <= bytes.count - place && bytes[place...].starts(with: mark)
    }

    private func find(_ mark: [UInt8], from start: Int, to end: Int) -> Int? {
        find(mark[...], from: start, to: end)
    }

    /// The next place of something that begins with CR.
    ///
    /// A mark has at most 74 bytes and no second CR but one, so the work is bounded by a small multiple of the length.
    private func find(_ mark: ArraySlice<UInt8>, from start: Int, to end: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        return mark.withUnsafeBufferPointer { mark in
            guard let wanted = mark.baseAddress else { return nil }
            var place = start
            while place + mark.count <= end,
                let found = memchr(base + place, 13, end - mark.count - place + 1)
            {
                place = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
                if memcmp(base + place, wanted, mark.count) == 0 { return place }
                place += 1
            }
            return nil
        }
    }
}
