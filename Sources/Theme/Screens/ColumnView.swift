/// The head of a column.
package struct ColumnView: View {
    package var title: String
    package var sort: SortView?
    package var isNumber: Bool
    /// Whether the title is only read aloud, as above a column of buttons.
    package var isQuiet: Bool

    package init(_ title: String, sort: SortView? = nil, isNumber: Bool = false, isQuiet: Bool = false) {
        self.title = title
        self.sort = sort
        self.isNumber = isNumber
        self.isQuiet = isQuiet
    }

    package static let schema = Schema(
        "ColumnView",
        [
            "title": .text(of: ColumnView.self) { $0.title },
            "sort": .view(of: ColumnView.self) { $0.sort },
            "order": .text(of: ColumnView.self) { $0.sort?.order?.rawValue },
            "number": .flag(of: ColumnView.self) { $0.isNumber },
            "quiet": .flag(of: ColumnView.self) { $0.isQuiet },
        ]
    )
}

/// The link in the head of a column that sorts by it.
package struct SortView: View {
    /// The address that sorts by this column, or turns the order round.
    package var url: String
    /// How the table is sorted by this column now; `nil` when it is not.
    package var order: Order?

    /// The raw values are those of `aria-sort`.
    package enum Order: String, Sendable {
        case ascending, descending
    }

    package init(url: String, order: Order? = nil) {
        self.url = url
        self.order = order
    }

    package static let schema = Schema(
        "SortView",
        [
            "url": .text(of: SortView.self) { $0.url },
            "ascending": .flag(of: SortView.self) { $0.order == .ascending },
            "descending": .flag(of: SortView.self) { $0.order == .descending },
        ]
    )
}
