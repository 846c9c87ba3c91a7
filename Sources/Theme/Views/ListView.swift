/// The list of a section with filters and paging (`liste.mustache`).
package struct ListView: View {
    /// The section's own page.
    package var page: PageView
    package var filters: [Filter] = []
    /// The filters in force, each with the address without it.
    package var chips: [FilterChip] = []
    package var rows: [Row] = []
    /// "23 Termine".
    package var totalText = ""
    package var empty: String?
    package var paging: Paging?

    package init(page: PageView) { self.page = page }

    package static let schema = Schema(
        "ListView",
        PageView.slots { (view: ListView) in view.page }.merging(
            [
                "filters": .list(of: ListView.self) { $0.filters },
                "hasFilters": .flag(of: ListView.self) { !$0.filters.isEmpty },
                "chips": .list(of: ListView.self) { $0.chips },
                "hasChips": .flag(of: ListView.self) { !$0.chips.isEmpty },
                "rows": .list(of: ListView.self) { $0.rows },
                "hasRows": .flag(of: ListView.self) { !$0.rows.isEmpty },
                "totalText": .text(of: ListView.self) { $0.totalText },
                "empty": .text(of: ListView.self) { $0.rows.isEmpty ? $0.empty : nil },
                "paging": .view(of: ListView.self) { $0.paging },
            ],
            uniquingKeysWith: { $1 }
        )
    )
}

/// One way to narrow a list: "Themenfeld" with a link per value.
package struct Filter: View {
    package var label: String
    package var id: String
    package var options: [FilterOption]

    package init(label: String, id: String, options: [FilterOption]) {
        self.label = label
        self.id = id
        self.options = options
    }

    package static let schema = Schema(
        "Filter",
        [
            "label": .text(of: Filter.self) { $0.label }, "id": .text(of: Filter.self) { $0.id },
            "options": .list(of: Filter.self) { $0.options },
        ]
    )
}

/// A value of a filter with the number of rows it leaves.
package struct FilterOption: View {
    package var title: String
    package var url: String
    package var count: Int
    package var current: Bool

    package init(title: String, url: String, count: Int, current: Bool) {
        self.title = title
        self.url = url
        self.count = count
        self.current = current
    }

    package static let schema = Schema(
        "FilterOption",
        [
            "title": .text(of: FilterOption.self) { $0.title },
            "url": .text(of: FilterOption.self) { $0.url },
            "count": .text(of: FilterOption.self) { String($0.count) },
            "current": .flag(of: FilterOption.self) { $0.current },
        ]
    )
}

/// A filter in force: "Themenfeld: Umwelt", and the address that removes it.
package struct FilterChip: View {
    package var label: String
    package var title: String
    package var removeURL: String

    package init(label: String, title: String, removeURL: String) {
        self.label = label
        self.title = title
        self.removeURL = removeURL
    }

    package static let schema = Schema(
        "FilterChip",
        [
            "label": .text(of: FilterChip.self) { $0.label },
            "title": .text(of: FilterChip.self) { $0.title },
            "removeURL": .text(of: FilterChip.self) { $0.removeURL },
        ]
    )
}

/// The pages of a long list.
package struct Paging: View {
    package var previous: String?
    package var next: String?
    package var pages: [PageNumber]
    /// "Seite 2 von 5".
    package var text: String

    package init(previous: String?, next: String?, pages: [PageNumber], text: String) {
        self.previous = previous
        self.next = next
        self.pages = pages
        self.text = text
    }

    package static let schema = Schema(
        "Paging",
        [
            "previous": .text(of: Paging.self) { $0.previous }, "next": .text(of: Paging.self) { $0.next },
            "pages": .list(of: Paging.self) { $0.pages }, "text": .text(of: Paging.self) { $0.text },
        ]
    )
}

/// One page of a long list.
package struct PageNumber: View {
    package var number: Int
    package var url: String
    package var current: Bool
    /// Whether numbers are left out before this one.
    package var isAfterGap = false

    package init(number: Int, url: String, current: Bool) {
        self.number = number
        self.url = url
        self.current = current
    }

    package static let schema = Schema(
        "PageNumber",
        [
            "number": .text(of: PageNumber.self) { String($0.number) },
            "url": .text(of: PageNumber.self) { $0.url },
            "current": .flag(of: PageNumber.self) { $0.current },
            "afterGap": .flag(of: PageNumber.self) { $0.isAfterGap },
        ]
    )
}
