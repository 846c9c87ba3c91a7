extension Paging {
    /// The numbers around the current page with the first and the last, or `nil` for a list of one page.
    package static func pages(current: Int, of count: Int, url: (Int) -> String) -> Paging? {
        guard count > 1 else { return nil }
        let near = (current - 1)...(current + 1)
        var pages: [PageNumber] = []
        for number in 1...count where number == 1 || number == count || near.contains(number) {
            var page = PageNumber(number: number, url: url(number), current: number == current)
            page.isAfterGap = pages.last.map { $0.number + 1 < number } ?? false
            pages.append(page)
        }
        return Paging(
            previous: current > 1 ? url(current - 1) : nil,
            next: current < count ? url(current + 1) : nil,
            pages: pages,
            text: "Seite \(current) von \(count)"
        )
    }
}
