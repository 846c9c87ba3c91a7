/// A title with an address.
package struct Link: View {
    package var title: String
    package var url: String

    package init(title: String, url: String) {
        self.title = title
        self.url = url
    }

    package static let schema = Schema(
        "Link",
        ["title": .text(of: Link.self) { $0.title }, "url": .text(of: Link.self) { $0.url }]
    )
}

/// A step of the way from the start page to this one.
package struct Crumb: View {
    package var title: String
    package var url: String
    package var current: Bool

    package init(title: String, url: String, current: Bool = false) {
        self.title = title
        self.url = url
        self.current = current
    }

    package static let schema = Schema(
        "Crumb",
        [
            "title": .text(of: Crumb.self) { $0.title }, "url": .text(of: Crumb.self) { $0.url },
            "current": .flag(of: Crumb.self) { $0.current },
        ]
    )
}

/// An entry of a navigation with the entries below it.
package struct NavItem: View {
    package var title: String
    package var url: String
    /// This very page.
    package var current: Bool
    /// This page or one below it.
    package var open: Bool
    package var items: [NavItem]

    package init(title: String, url: String, current: Bool = false, open: Bool = false, items: [NavItem] = [])
    {
        self.title = title
        self.url = url
        self.current = current
        self.open = open
        self.items = items
    }

    package static let schema = Schema(
        "NavItem",
        [
            "title": .text(of: NavItem.self) { $0.title }, "url": .text(of: NavItem.self) { $0.url },
            "current": .flag(of: NavItem.self) { $0.current }, "open": .flag(of: NavItem.self) { $0.open },
            "items": .list(of: NavItem.self) { $0.items },
            "hasItems": .flag(of: NavItem.self) { !$0.items.isEmpty },
        ]
    )
}

/// A date for machines and people: `2026-12-03`, "3.
///
/// Dezember 2026".
package struct DateText: View {
    package var iso: String
    package var text: String
    /// The parts for a calendar leaf: "3", "Dez", "2026".
    package var day: String
    package var month: String
    package var year: String

    package init(iso: String, text: String, day: String = "", month: String = "", year: String = "") {
        self.iso = iso
        self.text = text
        self.day = day
        self.month = month
        self.year = year
    }

    package static let schema = Schema(
        "DateText",
        [
            "iso": .text(of: DateText.self) { $0.iso }, "text": .text(of: DateText.self) { $0.text },
            "day": .text(of: DateText.self) { $0.day }, "month": .text(of: DateText.self) { $0.month },
            "year": .text(of: DateText.self) { $0.year },
        ]
    )
}

/// A word or number in the small print of a row.
package struct Meta: View {
    package var text: String

    package init(_ text: String) { self.text = text }

    package static let schema = Schema("Meta", ["text": .text(of: Meta.self) { $0.text }])
}

/// A state that a row shows as a chip; `name` becomes a CSS class.
package struct Chip: View {
    package var text: String
    package var name: String

    package init(text: String, name: String) {
        self.text = text
        self.name = name
    }

    package static let schema = Schema(
        "Chip",
        ["text": .text(of: Chip.self) { $0.text }, "name": .text(of: Chip.self) { $0.name }]
    )
}

/// A piece of a text, and whether it is what somebody looked for.
package struct MarkedText: View {
    package var text: String
    package var isMatch: Bool

    package init(_ text: String, isMatch: Bool = false) {
        self.text = text
        self.isMatch = isMatch
    }

    package static let schema = Schema(
        "MarkedText",
        [
            "text": .text(of: MarkedText.self) { $0.text },
            "isMatch": .flag(of: MarkedText.self) { $0.isMatch },
        ]
    )
}

/// One page in a list.
package struct Row: View {
    package var title: String
    package var url: String
    package var summary: String?
    /// The summary with the words that somebody looked for marked; shown instead of it.
    package var marked: [MarkedText] = []
    package var kind: String?
    package var date: DateText?
    package var meta: [Meta] = []
    package var chip: Chip?
    package var example = false

    package init(title: String, url: String) {
        self.title = title
        self.url = url
    }

    package static let schema = Schema(
        "Row",
        [
            "title": .text(of: Row.self) { $0.title }, "url": .text(of: Row.self) { $0.url },
            "summary": .text(of: Row.self) { $0.marked.isEmpty ? $0.summary : nil },
            "marked": .list(of: Row.self) { $0.marked },
            "hasMarked": .flag(of: Row.self) { !$0.marked.isEmpty },
            "kind": .text(of: Row.self) { $0.kind },
            "date": .view(of: Row.self) { $0.date }, "meta": .list(of: Row.self) { $0.meta },
            "hasMeta": .flag(of: Row.self) { !$0.meta.isEmpty }, "chip": .view(of: Row.self) { $0.chip },
            "example": .flag(of: Row.self) { $0.example },
        ]
    )
}

/// A titled list of pages, such as "Nächste Termine".
package struct RowList: View {
    package var title: String?
    package var id: String
    package var url: String?
    package var moreTitle: String?
    package var rows: [Row]
    /// Said when there is no row.
    package var empty: String?
    package var feed: String?
    package var calendar: String?

    package init(title: String?, id: String, rows: [Row]) {
        self.title = title
        self.id = id
        self.rows = rows
    }

    package static let schema = Schema(
        "RowList",
        [
            "title": .text(of: RowList.self) { $0.title }, "id": .text(of: RowList.self) { $0.id },
            "url": .text(of: RowList.self) { $0.url }, "moreTitle": .text(of: RowList.self) { $0.moreTitle },
            "rows": .list(of: RowList.self) { $0.rows },
            "hasRows": .flag(of: RowList.self) { !$0.rows.isEmpty },
            "empty": .text(of: RowList.self) { $0.rows.isEmpty ? $0.empty : nil },
            "feed": .text(of: RowList.self) { $0.feed }, "calendar": .text(of: RowList.self) { $0.calendar },
        ]
    )
}

/// A value of a fact, linked where it is a page or an address.
package struct FactValue: View {
    package var text: String
    package var url: String?
    package var iso: String?

    package init(text: String, url: String? = nil, iso: String? = nil) {
        self.text = text
        self.url = url
        self.iso = iso
    }

    package static let schema = Schema(
        "FactValue",
        [
            "text": .text(of: FactValue.self) { $0.text }, "url": .text(of: FactValue.self) { $0.url },
            "iso": .text(of: FactValue.self) { $0.iso },
        ]
    )
}

/// A line of the fact list of a page: "Vorsitz: Geschäftsstelle".
package struct Fact: View {
    package var label: String
    package var values: [FactValue]

    package init(label: String, values: [FactValue]) {
        self.label = label
        self.values = values
    }

    package static let schema = Schema(
        "Fact",
        ["label": .text(of: Fact.self) { $0.label }, "values": .list(of: Fact.self) { $0.values }]
    )
}

/// The table that a `liste` block with `darstellung: tabelle` becomes.
package struct TableView: View {
    package var title: String?
    package var columns: [Meta]
    package var rows: [TableRow]
    package var empty: String?
    /// Tells tables of one page apart for assistive technology.
    package var id: String

    package init(title: String?, id: String, columns: [Meta], rows: [TableRow], empty: String?) {
        self.title = title
        self.id = id
        self.columns = columns
        self.rows = rows
        self.empty = empty
    }

    package static let schema = Schema(
        "TableView",
        [
            "title": .text(of: TableView.self) { $0.title }, "id": .text(of: TableView.self) { $0.id },
            "columns": .list(of: TableView.self) { $0.columns.map { Link(title: $0.text, url: "") } },
            "rows": .list(of: TableView.self) { $0.rows },
            "hasRows": .flag(of: TableView.self) { !$0.rows.isEmpty },
            "empty": .text(of: TableView.self) { $0.rows.isEmpty ? $0.empty : nil },
        ]
    )
}

/// A row of such a table.
package struct TableRow: View {
    package var cells: [FactValue]

    package init(_ cells: [FactValue]) { self.cells = cells }

    package static let schema = Schema("TableRow", ["cells": .list(of: TableRow.self) { $0.cells }])
}
