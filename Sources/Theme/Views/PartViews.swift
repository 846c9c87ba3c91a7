/// A title with an address.
public struct Link: View {
    public var title: String
    public var url: String

    public init(title: String, url: String) {
        self.title = title
        self.url = url
    }

    public static let schema = Schema(
        "Link",
        ["title": .text(of: Link.self) { $0.title }, "url": .text(of: Link.self) { $0.url }]
    )
}

/// A step of the way from the start page to this one.
public struct Crumb: View {
    public var title: String
    public var url: String
    public var current: Bool

    public init(title: String, url: String, current: Bool = false) {
        self.title = title
        self.url = url
        self.current = current
    }

    public static let schema = Schema(
        "Crumb",
        [
            "title": .text(of: Crumb.self) { $0.title }, "url": .text(of: Crumb.self) { $0.url },
            "current": .flag(of: Crumb.self) { $0.current },
        ]
    )
}

/// An entry of a navigation with the entries below it.
public struct NavItem: View {
    public var title: String
    public var url: String
    /// This very page.
    public var current: Bool
    /// This page or one below it.
    public var open: Bool
    public var items: [NavItem]

    public init(title: String, url: String, current: Bool = false, open: Bool = false, items: [NavItem] = []) {
        self.title = title
        self.url = url
        self.current = current
        self.open = open
        self.items = items
    }

    public static let schema = Schema(
        "NavItem",
        [
            "title": .text(of: NavItem.self) { $0.title }, "url": .text(of: NavItem.self) { $0.url },
            "current": .flag(of: NavItem.self) { $0.current }, "open": .flag(of: NavItem.self) { $0.open },
            "items": .list(of: NavItem.self) { $0.items }, "hasItems": .flag(of: NavItem.self) { !$0.items.isEmpty },
        ]
    )
}

/// A date for machines and people: `2026-12-03`, "3. Dezember 2026".
public struct DateText: View {
    public var iso: String
    public var text: String
    /// The parts for a calendar leaf: "3", "Dez", "2026".
    public var day: String
    public var month: String
    public var year: String

    public init(iso: String, text: String, day: String = "", month: String = "", year: String = "") {
        self.iso = iso
        self.text = text
        self.day = day
        self.month = month
        self.year = year
    }

    public static let schema = Schema(
        "DateText",
        [
            "iso": .text(of: DateText.self) { $0.iso }, "text": .text(of: DateText.self) { $0.text },
            "day": .text(of: DateText.self) { $0.day }, "month": .text(of: DateText.self) { $0.month },
            "year": .text(of: DateText.self) { $0.year },
        ]
    )
}

/// A word or number in the small print of a row.
public struct Meta: View {
    public var text: String

    public init(_ text: String) { self.text = text }

    public static let schema = Schema("Meta", ["text": .text(of: Meta.self) { $0.text }])
}

/// A state that a row shows as a chip; `name` becomes a CSS class.
public struct Chip: View {
    public var text: String
    public var name: String

    public init(text: String, name: String) {
        self.text = text
        self.name = name
    }

    public static let schema = Schema(
        "Chip",
        ["text": .text(of: Chip.self) { $0.text }, "name": .text(of: Chip.self) { $0.name }]
    )
}

/// One page in a list.
public struct Row: View {
    public var title: String
    public var url: String
    public var summary: String?
    public var kind: String?
    public var date: DateText?
    public var meta: [Meta] = []
    public var chip: Chip?
    public var example = false

    public init(title: String, url: String) {
        self.title = title
        self.url = url
    }

    public static let schema = Schema(
        "Row",
        [
            "title": .text(of: Row.self) { $0.title }, "url": .text(of: Row.self) { $0.url },
            "summary": .text(of: Row.self) { $0.summary }, "kind": .text(of: Row.self) { $0.kind },
            "date": .view(of: Row.self) { $0.date }, "meta": .list(of: Row.self) { $0.meta },
            "hasMeta": .flag(of: Row.self) { !$0.meta.isEmpty }, "chip": .view(of: Row.self) { $0.chip },
            "example": .flag(of: Row.self) { $0.example },
        ]
    )
}

/// A titled list of pages, e.g. "Nächste Termine".
public struct RowList: View {
    public var title: String?
    public var id: String
    public var url: String?
    public var moreTitle: String?
    public var rows: [Row]
    /// Said when there is no row.
    public var empty: String?
    public var feed: String?
    public var calendar: String?

    public init(title: String?, id: String, rows: [Row]) {
        self.title = title
        self.id = id
        self.rows = rows
    }

    public static let schema = Schema(
        "RowList",
        [
            "title": .text(of: RowList.self) { $0.title }, "id": .text(of: RowList.self) { $0.id },
            "url": .text(of: RowList.self) { $0.url }, "moreTitle": .text(of: RowList.self) { $0.moreTitle },
            "rows": .list(of: RowList.self) { $0.rows }, "hasRows": .flag(of: RowList.self) { !$0.rows.isEmpty },
            "empty": .text(of: RowList.self) { $0.rows.isEmpty ? $0.empty : nil },
            "feed": .text(of: RowList.self) { $0.feed }, "calendar": .text(of: RowList.self) { $0.calendar },
        ]
    )
}

/// A value of a fact, linked where it is a page or an address.
public struct FactValue: View {
    public var text: String
    public var url: String?
    public var iso: String?

    public init(text: String, url: String? = nil, iso: String? = nil) {
        self.text = text
        self.url = url
        self.iso = iso
    }

    public static let schema = Schema(
        "FactValue",
        [
            "text": .text(of: FactValue.self) { $0.text }, "url": .text(of: FactValue.self) { $0.url },
            "iso": .text(of: FactValue.self) { $0.iso },
        ]
    )
}

/// A line of the fact list of a page: "Vorsitz: Geschäftsstelle".
public struct Fact: View {
    public var label: String
    public var values: [FactValue]

    public init(label: String, values: [FactValue]) {
        self.label = label
        self.values = values
    }

    public static let schema = Schema(
        "Fact",
        ["label": .text(of: Fact.self) { $0.label }, "values": .list(of: Fact.self) { $0.values }]
    )
}

/// The table that a `liste` block with `darstellung: tabelle` becomes.
public struct TableView: View {
    public var title: String?
    public var columns: [Meta]
    public var rows: [TableRow]
    public var empty: String?
    /// Tells tables of one page apart for assistive technology.
    public var id: String

    public init(title: String?, id: String, columns: [Meta], rows: [TableRow], empty: String?) {
        self.title = title
        self.id = id
        self.columns = columns
        self.rows = rows
        self.empty = empty
    }

    public static let schema = Schema(
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
public struct TableRow: View {
    public var cells: [FactValue]

    public init(_ cells: [FactValue]) { self.cells = cells }

    public static let schema = Schema("TableRow", ["cells": .list(of: TableRow.self) { $0.cells }])
}
