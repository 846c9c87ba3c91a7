package import Theme

/// What a list shows, as its address says: `?suche=beispiel&zustand=aktiv&sortierung=-name&seite=2`.
///
/// Every link that the list needs is made from it, so filters and order survive paging and the other way round. Column is an
/// enum with the words of the address; others than its cases are not sorted by.
package struct Listing<Column: RawRepresentable & CaseIterable & Hashable & Sendable>: Sendable
where Column.RawValue == String {
    /// 1 for the first page.
    package let number: Int
    package let size: Int
    package let column: Column
    package let isDescending: Bool
    private let path: String
    /// The filters that are set, in the order of the page.
    private let filters: [(name: String, value: String)]
    private let standard: (column: Column, isDescending: Bool)

    /// Reads the address of the request.
    ///
    /// - Throws: ``RequestProblem`` (400) for a parameter that comes twice.
    package init(
        _ context: some RequestContext,
        filters names: [String] = [],
        sort: Column,
        descending: Bool = false,
        size: Int = 50
    ) throws {
        path = context.request.path
        self.size = size
        number = min(max(1, try context.query.integer("seite") ?? 1), Self.last)
        filters = try names.compactMap { name in
            let value = try context.query.text(name)
            return value.isEmpty ? nil : (name, value)
        }
        standard = (sort, descending)
        let order = try context.query.text("sortierung")
        let isReversed = order.hasPrefix("-")
        if let column = Column(rawValue: isReversed ? String(order.dropFirst()) : order) {
            (self.column, isDescending) = (column, isReversed)
        } else {
            (column, isDescending) = standard
        }
    }

    /// Far behind every list; keeps the arithmetic of offsets from overflowing.
    private static var last: Int { 10_000_000 }

    /// The value of a filter; "" when it is not set.
    package subscript(filter: String) -> String { filters.first { $0.name == filter }?.value ?? "" }

    package var isFiltered: Bool { !filters.isEmpty }

    /// How many rows come before this page.
    package var offset: Int { (number - 1) * size }

    /// How many pages so many rows are; never fewer than one.
    package func pages(total: Int) -> Int { max(1, (total + size - 1) / size) }

    /// The order, for the hidden fields of the filter form.
    package var hidden: [(String, String)] {
        order(column, isDescending).map { [("sortierung", $0)] } ?? []
    }

    /// The numbers below the list; a page behind the last shows the last.
    package func paging(number: Int, pages: Int) -> Paging? {
        Paging.pages(current: min(max(1, number), max(1, pages)), of: pages) { url(page: $0) }
    }

    /// The link in the head of a column; it turns the order round when the list has it already.
    package func sort(_ column: Column) -> SortView {
        let isCurrent = column == self.column
        let order: SortView.Order? = isCurrent ? (isDescending ? .descending : .ascending) : nil
        return SortView(url: url(filters, column, isCurrent && !isDescending, page: 1), order: order)
    }

    package func url(page: Int) -> String { url(filters, column, isDescending, page: page) }

    /// The first page with one filter set, or set anew.
    package func url(with name: String, _ value: String) -> String {
        url(filters.filter { $0.name != name } + [(name, value)], column, isDescending, page: 1)
    }

    /// The first page with one filter less.
    package func url(without name: String) -> String {
        url(filters.filter { $0.name != name }, column, isDescending, page: 1)
    }

    /// The first page without any filter.
    package var resetURL: String { url([], column, isDescending, page: 1) }

    /// Another address with the same filters, such as that of an export.
    package func url(of path: LocalPath) -> String {
        filters.reduce(path) { $0.adding($1.name, $1.value) }.text
    }
}

extension Listing {
    private func url(
        _ filters: [(name: String, value: String)],
        _ column: Column,
        _ isDescending: Bool,
        page: Int
    ) -> String {
        var address = LocalPath(checked: Location.path(path, query: nil))
        for filter in filters { address = address.adding(filter.name, filter.value) }
        if let order = order(column, isDescending) { address = address.adding("sortierung", order) }
        if page > 1 { address = address.adding("seite", String(page)) }
        return address.text
    }

    /// `nil` for the order that the list has by itself.
    private func order(_ column: Column, _ isDescending: Bool) -> String? {
        if column == standard.column, isDescending == standard.isDescending { return nil }
        return isDescending ? "-" + column.rawValue : column.rawValue
    }
}
