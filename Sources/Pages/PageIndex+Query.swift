public import Markup

/// Answers to queries: which pages, and in which order.
extension PageIndex {
    /// The pages that a query means, as ids in the order it asks for.
    /// - Parameter now: decides what is still to come; an event counts as coming until its last day is over.
    public func run(_ query: PageQuery, now: CalendarDate) -> [Int] {
        let today = now.wholeDay
        let candidates = query.type.map(pages(ofType:)) ?? Array(pages.indices)
        let prefix = query.section.map { $0.isEmpty ? "" : $0 + "/" }
        let found = candidates.filter { matches(pages[$0], query, prefix: prefix, today: today) }
        let sorted: [Int]
        if query.sort == "kommend" {
            let past = found.filter { isOver(pages[$0], today) }
            let coming = past.isEmpty ? found : found.filter { !isOver(pages[$0], today) }
            sorted = order(coming, by: "datum") + order(past, by: "datum", isDescending: true)
        } else {
            let isDescending = query.sort?.hasPrefix("-") ?? (query.period == .past)
            let name = query.sort.map { String($0.drop { $0 == "-" }) }
            sorted = order(
                found,
                by: name ?? (query.period == nil ? "" : "datum"),
                isDescending: isDescending
            )
        }
        return query.limit.map { Array(sorted.prefix($0)) } ?? sorted
    }

    /// What a query asks for in vain: a section or a Themenfeld that does not exist.
    ///
    /// The list would be empty and look right.
    public func problems(of query: PageQuery) -> [Problem] {
        var problems: [Problem] = []
        func miss(_ key: String, _ value: String, _ hint: String) {
            let position = query.positions[key] ?? SourcePosition(line: 1, column: 1)
            problems.append(
                Problem(
                    line: position.line,
                    column: position.column,
                    level: .error,
                    code: "wrong-query",
                    text: "„\(key): \(value)“ gibt es nicht.",
                    hint: hint
                )
            )
        }
        if let section = query.section, !section.isEmpty, page(path: section) == nil,
            !pages.contains(where: { $0.path.hasPrefix(section + "/") })
        {
            miss("bereich", section, "Erwartet wird der Pfad eines Ordners mit Seiten.")
        }
        if let field = query.topicField, page(reference: field, type: "themenfeld") == nil {
            let known = pages(ofType: "themenfeld").map { pages[$0].name }.sorted().joined(separator: ", ")
            miss("themenfeld", field, "Themenfelder: \(known)")
        }
        return problems
    }

    private func matches(_ page: Page, _ query: PageQuery, prefix: String?, today: CalendarDate) -> Bool {
        if page.isWithdrawn || query.type != nil && page.isSection { return false }
        if let prefix, !page.path.utf8.starts(with: prefix.utf8) || page.path.isEmpty { return false }
        if let field = query.topicField, !names(page, "themenfelder").contains(field) { return false }
        if let period = query.period {
            guard let last = lastDay(of: page) else { return false }
            if (period == .coming) != (last >= today) { return false }
        }
        return query.matching.allSatisfy { name, wanted in
            page[name]?.items.contains { Self.matches($0, wanted) } ?? false
        }
    }

    /// Whether a value is what `wo` asks for: as written, as people read it, or yes and no in any of their words.
    private static func matches(_ value: FieldValue, _ wanted: String) -> Bool {
        if case .flag(let flag) = value { return FieldReader.flag(wanted) == flag }
        return value.text == wanted || value.display == wanted
    }

    private func isOver(_ page: Page, _ today: CalendarDate) -> Bool {
        lastDay(of: page).map { $0 < today } ?? false
    }

    /// The last day on which something happens on a page.
    func lastDay(of page: Page) -> CalendarDate? {
        (page.shared.type.event?.end.flatMap { page[$0]?.date } ?? page.date)?.lastDay
    }

    /// The names that a list of references holds, last parts only.
    public func names(_ page: Page, _ field: String) -> [String] {
        (page[field]?.items ?? []).compactMap { $0.text.map(PagePath.lastPart) }
    }

    /// Sorts pages by a field; those without a value come last whichever way, equal ones in reading order.
    private func order(_ ids: [Int], by name: String, isDescending: Bool = false) -> [Int] {
        let rows = ids.map { (id: $0, key: sortKey(pages[$0], name)) }
        return rows.sorted { left, right in
            switch (left.key, right.key) {
            case (let a?, let b?) where a != b: return (a < b) != isDescending
            case (_?, nil): return true
            case (nil, _?): return false
            default: return isBefore(left.id, right.id)
            }
        }.map(\.id)
    }

    private enum SortKey: Comparable {
        case number(Double)
        case date(CalendarDate)
        case text(String)
    }

    private func sortKey(_ page: Page, _ name: String) -> SortKey? {
        switch name {
        case "": return nil
        case "titel": return .text(Folding.sortKey(page.title))
        case "datum": return page.date.map { .date($0) }
        default:
            let value = page[name]
            if let number = value?.number { return .number(number) }
            if let date = value?.date { return .date(date) }
            return value?.text.map { .text(Folding.sortKey($0)) }
        }
    }
}
