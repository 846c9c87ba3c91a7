/// The list of a section with filters and paging (`liste.mustache`).
public struct ListView: View {
    /// The section's own page.
    public var page: PageView
    public var filters: [Filter] = []
    /// The filters in force, each with the address without it.
    public var chips: [FilterChip] = []
    public var rows: [Row] = []
    /// "23 Termine".
    public var totalText = ""
    public var empty: String?
    public var paging: Paging?

    public init(page: PageView) { self.page = page }

    public static let schema = Schema(
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
public struct Filter: View {
    public var label: String
    public var id: String
    public var options: [FilterOption]

    public init(label: String, id: String, options: [FilterOption]) {
        self.label = label
        self.id = id
        self.options = options
    }

    public static let schema = Schema(
        "Filter",
        [
            "label": .text(of: Filter.self) { $0.label }, "id": .text(of: Filter.self) { $0.id },
            "options": .list(of: Filter.self) { $0.options },
        ]
    )
}

/// A value of a filter with the number of rows it leaves.
public struct FilterOption: View {
    public var title: String
    public var url: String
    public var count: Int
    public var current: Bool

    public init(title: String, url: String, count: Int, current: Bool) {
        self.title = title
        self.url = url
        self.count = count
        self.current = current
    }

    public static let schema = Schema(
        "FilterOption",
        [
            "title": .text(of: FilterOption.self) { $0.title }, "url": .text(of: FilterOption.self) { $0.url },
            "count": .text(of: FilterOption.self) { String($0.count) },
            "current": .flag(of: FilterOption.self) { $0.current },
        ]
    )
}

/// A filter in force: "Themenfeld: Umwelt", and the address that removes it.
public struct FilterChip: View {
    public var label: String
    public var title: String
    public var removeURL: String

    public init(label: String, title: String, removeURL: String) {
        self.label = label
        self.title = title
        self.removeURL = removeURL
    }

    public static let schema = Schema(
        "FilterChip",
        [
            "label": .text(of: FilterChip.self) { $0.label }, "title": .text(of: FilterChip.self) { $0.title },
            "removeURL": .text(of: FilterChip.self) { $0.removeURL },
        ]
    )
}

/// The pages of a long list.
public struct Paging: View {
    public var previous: String?
    public var next: String?
    public var pages: [PageNumber]
    /// "Seite 2 von 5".
    public var text: String

    public init(previous: String?, next: String?, pages: [PageNumber], text: String) {
        self.previous = previous
        self.next = next
        self.pages = pages
        self.text = text
    }

    public static let schema = Schema(
        "Paging",
        [
            "previous": .text(of: Paging.self) { $0.previous }, "next": .text(of: Paging.self) { $0.next },
            "pages": .list(of: Paging.self) { $0.pages }, "text": .text(of: Paging.self) { $0.text },
        ]
    )
}

/// One page of a long list.
public struct PageNumber: View {
    public var number: Int
    public var url: String
    public var current: Bool

    public init(number: Int, url: String, current: Bool) {
        self.number = number
        self.url = url
        self.current = current
    }

    public static let schema = Schema(
        "PageNumber",
        [
            "number": .text(of: PageNumber.self) { String($0.number) },
            "url": .text(of: PageNumber.self) { $0.url }, "current": .flag(of: PageNumber.self) { $0.current },
        ]
    )
}
