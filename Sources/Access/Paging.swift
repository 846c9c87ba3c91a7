package import Store

/// Which part of a long list somebody wants to see: the third page of 50.
package struct PageRequest: Sendable, Hashable {
    package let number: Int
    package let size: Int

    /// Out-of-range wishes become the nearest possible ones.
    package init(number: Int = 1, size: Int = 50) {
        self.size = min(max(size, 1), 200)
        // OFFSET grows with the page; a million pages are nobody's real wish and would overflow in the end.
        self.number = min(max(number, 1), 1_000_000)
    }

    package var limit: SQL { " LIMIT \(size) OFFSET \((number - 1) * size)" }

    package func result<Row: Sendable>(_ rows: [Row], total: Int) -> ResultPage<Row> {
        ResultPage(rows: rows, total: total, number: number, size: size)
    }

    package func empty<Row: Sendable>() -> ResultPage<Row> { result([], total: 0) }
}

/// One page of a list together with how many there are in all.
package struct ResultPage<Row: Sendable>: Sendable {
    package let rows: [Row]
    /// All matches that the reader may see, not only those of this page.
    package let total: Int
    package let number: Int
    package let size: Int

    package init(rows: [Row], total: Int, number: Int, size: Int) {
        self.rows = rows
        self.total = total
        self.number = number
        self.size = size
    }

    /// How many pages there are, at least one.
    package var pages: Int { max(1, (total + size - 1) / size) }
}
