import Markup

/// A table of records that sorts and pages through the URL.
package struct DataTableView: View {
    package var caption: String
    package var columns: [ColumnView]
    package var rows: [DataRowView]
    /// "Personen 26 bis 50 von 214": stands above the table instead of the bare caption.
    package var total: String?
    package var paging: Paging?
    /// Said instead of a table without rows.
    package var empty: EmptyView

    package init(
        caption: String,
        columns: [ColumnView],
        rows: [DataRowView],
        total: String? = nil,
        paging: Paging? = nil,
        empty: EmptyView
    ) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.total = total
        self.paging = paging
        self.empty = empty
    }

    /// "Personen 26 bis 50 von 214", or "214 Personen" when all are in view.
    package static func total(_ what: String, first: Int, last: Int, of total: Int) -> String {
        let numbers = [first, last, total].map(ValueView.germanNumber)
        return first <= 1 && last >= total
            ? "\(what): \(numbers[2])" : "\(what) \(numbers[0]) bis \(numbers[1]) von \(numbers[2])"
    }

    package static let schema = Schema(
        "DataTableView",
        [
            "caption": .text(of: DataTableView.self) { $0.total ?? $0.caption },
            "total": .text(of: DataTableView.self) { $0.total },
            "tableID": .text(of: DataTableView.self) { "tabelle-" + Slug.make($0.caption) },
            "columns": .list(of: DataTableView.self) { $0.columns },
            "rows": .list(of: DataTableView.self) { $0.aligned },
            "hasRows": .flag(of: DataTableView.self) { !$0.rows.isEmpty },
            "paging": .view(of: DataTableView.self) { $0.paging },
            "emptyState": .view(of: DataTableView.self) { $0.rows.isEmpty ? $0.empty : nil },
        ]
    )

    private var aligned: [PlacedRowView] {
        let isNumber = columns.map(\.isNumber)
        return rows.map { row in
            let cells = row.cells.enumerated().map { at, value in
                PlacedCellView(value: value, isNumber: at < isNumber.count && isNumber[at])
            }
            return PlacedRowView(row: row, cells: cells)
        }
    }
}
