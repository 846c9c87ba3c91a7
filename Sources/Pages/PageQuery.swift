import Markup

/// A question over pages, as a `liste` block or a section asks it: "the next five Termine of Bauen & Wohnen".
public struct PageQuery: Sendable, Hashable {
    public enum Period: String, Sendable { case coming = "kommend", past = "vergangen" }
    public enum Display: String, Sendable { case list = "liste", table = "tabelle", links = "links" }

    public var type: String?
    public var section: String?
    public var topicField: String?
    public var period: Period?
    /// A field name; `-` before it turns the order round.
    ///
    /// `kommend` puts what is to come first, soonest on top, and below it what is over, latest on top.
    public var sort: String?
    public var limit: Int?
    public var display = Display.list
    public var title: String?
    public var empty: String?
    /// Fields that must have exactly these values.
    public var matching: [String: String] = [:]
    /// For tables: the fields shown as columns.
    public var columns: [String] = []

    /// All pages.
    public init() {}
}

extension PageIndex {
    /// The pages that a query means, as ids in the order it asks for.
    /// - Parameter now: decides what is still to come; an event counts as coming until its last day is over.
    public func run(_ query: PageQuery, now: CalendarDate) -> [Int] {
        var found = pages.indices.filter { matches(pages[$0], query, now: now) }
        if query.sort == "kommend" {
            found = comingFirst(found, now: now)
            return query.limit.map { Array(found.prefix($0)) } ?? found
        }
        let isDescending = query.sort?.hasPrefix("-") ?? (query.period == .past)
        let name = query.sort.map { String($0.drop { $0 == "-" }) } ?? (query.period == nil ? "" : "datum")
        found.sort { left, right in
            let order = compare(pages[left], pages[right], by: name)
            return isDescending ? order > 0 : order < 0
        }
        return query.limit.map { Array(found.prefix($0)) } ?? found
    }

    private func comingFirst(_ found: [Int], now: CalendarDate) -> [Int] {
        let coming = found.filter { (lastDay(of: pages[$0])?.wholeDay ?? now) >= now.wholeDay }
        let past = found.filter { !coming.contains($0) }
        return coming.sorted { compare(pages[$0], pages[$1], by: "datum") < 0 }
            + past.sorted { compare(pages[$0], pages[$1], by: "datum") > 0 }
    }

    private func matches(_ page: Page, _ query: PageQuery, now: CalendarDate) -> Bool {
        guard !page.isWithdrawn else { return false }
        if let type = query.type, page.type.name != type || page.isSection { return false }
        if let section = query.section, page.path == section || !page.path.hasPrefix(section + "/") {
            return false
        }
        if let field = query.topicField, !names(page, "themenfelder").contains(field) { return false }
        if let period = query.period {
            guard let last = lastDay(of: page) else { return false }
            if (period == .coming) != (last.wholeDay >= now.wholeDay) { return false }
        }
        return query.matching.allSatisfy { name, value in
            page[name]?.items.contains { $0.text == value || $0.display == value } ?? false
        }
    }

    /// The last day on which something happens on a page.
    func lastDay(of page: Page) -> CalendarDate? {
        (page.type.event?.end.flatMap { page[$0]?.date } ?? page.date)?.lastDay
    }

    /// The names that a list of references holds, last parts only.
    public func names(_ page: Page, _ field: String) -> [String] {
        (page[field]?.items ?? []).compactMap { $0.text?.split(separator: "/").last.map(String.init) }
    }

    /// Negative when `left` comes first.
    private func compare(_ left: Page, _ right: Page, by name: String) -> Int {
        let order: Int
        switch name {
        case "", "reihenfolge": order = 0
        case "titel": order = Self.compare(Folding.sortKey(left.title), Folding.sortKey(right.title))
        case "datum": order = Self.compare(left.date, right.date)
        case "stand": order = Self.compare(left.asOf, right.asOf)
        default:
            switch (left[name], right[name]) {
            case (.number(let a)?, .number(let b)?): order = a < b ? -1 : a > b ? 1 : 0
            case (let a?, let b?) where a.date != nil || b.date != nil: order = Self.compare(a.date, b.date)
            case (let a, let b):
                order = Self.compare(a?.text.map(Folding.sortKey), b?.text.map(Folding.sortKey))
            }
        }
        if order != 0 { return order }
        return Self.isBefore(left, right) ? -1 : Self.isBefore(right, left) ? 1 : 0
    }

    private static func compare<Value: Comparable>(_ left: Value?, _ right: Value?) -> Int {
        switch (left, right) {
        case (nil, nil): 0
        case (nil, _): 1
        case (_, nil): -1
        case (let a?, let b?): a < b ? -1 : a > b ? 1 : 0
        }
    }
}
