import Markup
import Pages
import Theme

/// A section's list: all its pages, by page number and by filter, each at an address of its own so that no script is
/// needed: `/termine/themenfeld/umwelt/jahr/2026/seite/2/`.
struct SectionList {
    let composer: PageComposer
    let id: Int

    private static let rowsPerPage = 20

    private var model: SiteModel { composer.model }
    private var page: Page { model.pages[id] }

    /// One way to narrow the list, with its values in order.
    private struct Dimension {
        var name: String
        var label: String
        var values: [Value]
    }

    /// A value is its slug: two spellings with one address are one value.
    private struct Value: Hashable {
        var slug: String
        var title: String

        static func == (left: Value, right: Value) -> Bool { left.slug == right.slug }
        func hash(into hasher: inout Hasher) { hasher.combine(slug) }
    }

    private struct Choice: Hashable {
        var dimension: String
        var value: Value
    }

    func outputs() -> [Output] {
        let node = page.list ?? .nothing
        var query = PageQuery.read(node, types: model.types, isSection: true).query
        if !page.path.isEmpty { query.section = query.section ?? page.path }
        let all = model.index.run(query, now: model.today)
        let names = node["filter"]?.items.compactMap(\.text) ?? []
        let dimensions = names.map { dimension($0, all) }.filter { $0.values.count > 1 }
        let perPage = max(1, node["pro_seite"]?.text.flatMap { Int($0) } ?? Self.rowsPerPage)
        var outputs = pages(all, all, [], dimensions, perPage)
        for (at, first) in dimensions.enumerated() {
            for value in first.values {
                let one = [Choice(dimension: first.name, value: value)]
                let found = all.filter { matches($0, one[0]) }
                outputs += pages(found, all, one, dimensions, perPage)
                for second in dimensions[(at + 1)...] {
                    for other in second.values {
                        let two = one + [Choice(dimension: second.name, value: other)]
                        let both = found.filter { matches($0, two[1]) }
                        if !both.isEmpty { outputs += pages(both, all, two, dimensions, perPage) }
                    }
                }
            }
        }
        return outputs
    }

    private func dimension(_ name: String, _ ids: [Int]) -> Dimension {
        var values: [Value] = []
        for id in ids {
            for value in self.values(id, name) where !values.contains(value) { values.append(value) }
        }
        values.sort { Folding.sortKey($0.title) < Folding.sortKey($1.title) }
        if name == "jahr" { values.reverse() }
        let type = ids.first.map { model.pages[$0].type }
        let label =
            name == "themenfeld" ? "Themenfeld" : name == "jahr" ? "Jahr" : type?.field(name)?.label ?? name
        return Dimension(name: name, label: label, values: values)
    }

    private func values(_ id: Int, _ name: String) -> [Value] {
        let page = model.pages[id]
        switch name {
        case "themenfeld":
            return model.index.names(page, "themenfelder").map { field in
                let found = model.index.page(reference: field, type: "themenfeld")
                return Value(slug: field, title: found.map { model.pages[$0].shortTitle } ?? field)
            }
        case "jahr": return page.date.map { [Value(slug: String($0.year), title: String($0.year))] } ?? []
        default:
            return (page[name]?.items ?? []).map { value in
                let title = model.display(value, page.type.field(name))
                return Value(slug: Slugs.of(value.text ?? title), title: title)
            }
        }
    }

    private func matches(_ id: Int, _ choice: Choice) -> Bool {
        values(id, choice.dimension).contains(choice.value)
    }

    /// The address of a choice; dimensions stand in the declared order.
    private func url(_ choices: [Choice], _ dimensions: [Dimension], number: Int = 1) -> String {
        let order = dimensions.map(\.name)
        let sorted = choices.sorted {
            (order.firstIndex(of: $0.dimension) ?? 0) < (order.firstIndex(of: $1.dimension) ?? 0)
        }
        var url = page.url
        for choice in sorted { url += "\(choice.dimension)/\(choice.value.slug)/" }
        return number > 1 ? "\(url)seite/\(number)/" : url
    }

    private func pages(
        _ found: [Int],
        _ all: [Int],
        _ choices: [Choice],
        _ dimensions: [Dimension],
        _ perPage: Int
    ) -> [Output] {
        let count = max(1, (found.count + perPage - 1) / perPage)
        var base = ListView(page: composer.pageView(id))
        base.filters = dimensions.map { filter($0, all, choices, dimensions) }
        base.chips = choices.map { choice in
            let label = dimensions.first { $0.name == choice.dimension }?.label ?? choice.dimension
            let rest = choices.filter { $0 != choice }
            return FilterChip(
                label: label,
                title: choice.value.title,
                removeURL: model.href(url(rest, dimensions))
            )
        }
        base.totalText = total(found.count, found)
        base.empty = "Zu dieser Auswahl gibt es keine Einträge. Entfernen Sie einen Filter."
        return (1...count).map { number in
            var view = base
            view.rows = found[((number - 1) * perPage)..<min(found.count, number * perPage)].map {
                model.row($0)
            }
            view.paging = count == 1 ? nil : paging(number, count, choices, dimensions)
            let isPlain = choices.isEmpty && number == 1
            if !isPlain {
                view.page.body = Fragment([])
                view.page.outline = []
            }
            let words = choices.map(\.value.title) + (number > 1 ? ["Seite \(number)"] : [])
            let suffix = words.joined(separator: ", ")
            let address = url(choices, dimensions, number: number)
            let document = composer.document(
                id,
                main: model.theme.render(view, with: "liste"),
                url: address,
                title: isPlain ? nil : "\(page.title): \(suffix)",
                crumb: isPlain ? nil : suffix,
                indexed: isPlain
            )
            return Output(page: address, document)
        }
    }

    private func total(_ count: Int, _ found: [Int]) -> String {
        let type = found.first.map { model.pages[$0].type }
        let isOneType = found.allSatisfy { model.pages[$0].type.name == type?.name }
        guard isOneType, let type, type.name != "seite" else {
            return count == 1 ? "1 Eintrag" : "\(count) Einträge"
        }
        return count == 1 ? "1 \(type.title)" : "\(count) \(type.plural)"
    }

    private func filter(_ dimension: Dimension, _ all: [Int], _ choices: [Choice], _ dimensions: [Dimension])
        -> Filter
    {
        // At most two filters at once have pages; a third replaces the other ones.
        let others = choices.filter { $0.dimension != dimension.name }
        let kept = others.count > 1 ? Array(others.prefix(1)) : others
        let base = all.filter { id in kept.allSatisfy { matches(id, $0) } }
        let options = dimension.values.compactMap { value -> FilterOption? in
            let choice = Choice(dimension: dimension.name, value: value)
            let count = base.count { matches($0, choice) }
            guard count > 0 else { return nil }
            return FilterOption(
                title: value.title,
                url: model.href(url(kept + [choice], dimensions)),
                count: count,
                current: choices.contains(choice)
            )
        }
        return Filter(label: dimension.label, id: "filter-" + Slugs.of(dimension.name), options: options)
    }

    private func paging(_ number: Int, _ count: Int, _ choices: [Choice], _ dimensions: [Dimension]) -> Paging
    {
        func address(_ number: Int) -> String { model.href(url(choices, dimensions, number: number)) }
        return Paging(
            previous: number > 1 ? address(number - 1) : nil,
            next: number < count ? address(number + 1) : nil,
            pages: Self.shownNumbers(number, of: count).map {
                PageNumber(number: $0, url: address($0), current: $0 == number)
            },
            text: "Seite \(number) von \(count)"
        )
    }

    /// The first, the last and those around the current page.
    private static func shownNumbers(_ number: Int, of count: Int) -> [Int] {
        (1...count).filter { $0 == 1 || $0 == count || abs($0 - number) <= 4 }
    }
}
