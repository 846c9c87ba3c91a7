/// A row of such a table; its first value names the record.
package struct DataRowView: Sendable {
    package var cells: [ValueView]
    /// Whether it is the record that the page is about, such as one's own session.
    package var isCurrent: Bool

    package init(_ cells: [ValueView], isCurrent: Bool = false) {
        self.cells = cells
        self.isCurrent = isCurrent
    }
}

/// A row with its cells told apart.
struct PlacedRowView: View {
    var row: DataRowView
    var cells: [PlacedCellView]

    static let schema = Schema(
        "PlacedRowView",
        [
            "current": .flag(of: PlacedRowView.self) { $0.row.isCurrent },
            "head": .list(of: PlacedRowView.self) { Array($0.cells.prefix(1)) },
            "cells": .list(of: PlacedRowView.self) { Array($0.cells.dropFirst()) },
        ]
    )
}

/// A cell: the value in a list of one, because a value is a view of its own.
struct PlacedCellView: View {
    var value: ValueView
    var isNumber: Bool

    static let schema = Schema(
        "PlacedCellView",
        [
            "value": .view(of: PlacedCellView.self) { $0.value },
            "number": .flag(of: PlacedCellView.self) { $0.isNumber },
        ]
    )
}
