/// A paragraph of a hunk with the blank lines below it, or one line where paragraphs are long.
struct Piece {
    let lines: Range<Int>
    let tokens: [Token]

    /// The numbers of its tokens that are no blanks, sorted, with their bytes.
    let words: [(number: Int32, bytes: Int)]

    /// Paragraphs over this are told line by line, and lines over this are not compared by words.
    static let mostBytes = 16_384

    private init(_ text: Lines, _ lines: Range<Int>, _ interner: inout Interner) {
        self.lines = lines
        tokens = text.span(lines).count > Self.mostBytes ? [] : Token.cut(text, lines, &interner)
        words = tokens.filter { $0.kind != .blank }.map { ($0.number, $0.text.utf8.count) }
            .sorted { $0.number < $1.number }
    }

    /// Cuts the lines of one side of a hunk.
    static func cut(_ text: Lines, _ range: Range<Int>, _ interner: inout Interner) -> [Piece] {
        var pieces: [Piece] = []
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, !text.isBlank(end) { end += 1 }
            if text.span(start..<end).count > mostBytes {
                while start < end - 1 {
                    pieces.append(Piece(text, start..<start + 1, &interner))
                    start += 1
                }
            }
            while end < range.upperBound, text.isBlank(end) { end += 1 }
            pieces.append(Piece(text, start..<end, &interner))
            start = end
        }
        return pieces
    }

    /// How many bytes of words both have, twice; 0 when that is less than two fifths of all.
    func likeness(_ other: Piece) -> Int {
        var (i, j, common) = (0, 0, 0)
        while i < words.count, j < other.words.count {
            let (mine, its) = (words[i].number, other.words[j].number)
            if mine == its { common += words[i].bytes }
            if mine <= its { i += 1 }
            if its <= mine { j += 1 }
        }
        let all = words.reduce(0) { $0 + $1.bytes } + other.words.reduce(0) { $0 + $1.bytes }
        return common * 5 < all ? 0 : common * 2
    }
}
