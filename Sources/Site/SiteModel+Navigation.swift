import Pages
import Theme

/// The ways through the site: main navigation, section navigation, breadcrumb, previous and next, footer.
extension SiteModel {
    func mainNavigation(for page: Page?) -> [NavItem] {
        navigation.map { id in
            let item = pages[id]
            let path = item.path
            let isOpen = page.map { $0.path == path || $0.path.hasPrefix(path + "/") } ?? false
            return NavItem(title: item.shortTitle, url: url(item), current: page?.path == path, open: isOpen)
        }
    }

    func breadcrumb(for page: Page) -> [Crumb] {
        var crumbs = [Crumb(title: page.shortTitle, url: url(page), current: true)]
        var at = page
        while let id = index.section(above: at) {
            at = pages[id]
            guard !at.isWithdrawn else { continue }
            crumbs.insert(Crumb(title: at.shortTitle, url: url(at)), at: 0)
        }
        if !page.path.isEmpty { crumbs.insert(Crumb(title: "Start", url: href("/")), at: 0) }
        return crumbs
    }

    /// The tree of the top section of a page, open along the way to the page.
    ///
    /// A section that is a list of its own order (events, press) shows no tree.
    func sectionNavigation(for page: Page) -> NavItem? {
        guard let slash = page.path.firstIndex(of: "/") ?? (page.isSection ? page.path.endIndex : nil),
            let id = index.page(path: String(page.path[..<slash])), !page.path.isEmpty
        else { return nil }
        let top = pages[id]
        guard showsTree(top) else { return nil }
        let items = tree(below: top, for: page)
        guard !items.isEmpty else { return nil }
        return NavItem(
            title: top.shortTitle,
            url: url(top),
            current: page.path == top.path,
            open: true,
            items: items
        )
    }

    private func showsTree(_ page: Page) -> Bool { Self.showsTree(page) }

    private static func showsTree(_ page: Page) -> Bool {
        guard page["unterseiten"] != .flag(false), page.template == "seite" else { return false }
        // A list in reading order is a table of contents; any other is a way around of its own.
        return page.list.map { $0["sortierung"]?.text == "reihenfolge" && $0["filter"] == nil } ?? true
    }

    private func tree(below section: Page, for page: Page) -> [NavItem] {
        let children = index.children(of: section.path)
        let shown = Self.window(children) { isOpen(pages[$0], for: page) }
        var items = shown.map { id in
            let item = pages[id]
            let isOpen = isOpen(item, for: page)
            return NavItem(
                title: item.shortTitle,
                url: url(item),
                current: page.path == item.path,
                open: isOpen,
                items: isOpen && showsTree(item) ? tree(below: item, for: page) : []
            )
        }
        if shown.count < children.count {
            items.append(NavItem(title: "Alle \(children.count) Seiten", url: url(section)))
        }
        return items
    }

    private func isOpen(_ item: Page, for page: Page) -> Bool {
        page.path == item.path || page.path.hasPrefix(item.path + "/")
    }

    /// Of a very long list the part around the open entry: a tree on each of thousands of pages that names thousands
    /// of pages would make a site grow with the square of its pages.
    static func window(_ ids: [Int], isOpen: (Int) -> Bool) -> ArraySlice<Int> {
        let most = 60
        guard ids.count > most else { return ids[...] }
        let at = ids.firstIndex(where: isOpen) ?? 0
        let start = max(0, min(at - most / 2, ids.count - most))
        return ids[start..<(start + most)]
    }

    /// The neighbours in reading order: through the whole tree of an ordered section.
    func neighbours(of page: Page) -> (previous: PageLink?, next: PageLink?) {
        guard let place = readingPlaces[page.path] else { return (nil, nil) }
        func link(_ id: Int?) -> PageLink? {
            id.map { PageLink(title: pages[$0].shortTitle, url: url(pages[$0])) }
        }
        return (link(place.previous), link(place.next))
    }

    /// Which page comes before and after each page, for all ordered sections at once.
    static func readingPlaces(_ index: PageIndex) -> [String: (previous: Int?, next: Int?)] {
        var places: [String: (previous: Int?, next: Int?)] = [:]
        for id in index.children(of: "") where index.pages[id].isSection && showsTree(index.pages[id]) {
            var order: [Int] = []
            var waiting = [id]
            while let next = waiting.popLast() {
                order.append(next)
                guard showsTree(index.pages[next]) else { continue }
                waiting += index.children(of: index.pages[next].path).reversed()
            }
            guard order.contains(where: { index.pages[$0].order != nil }) else { continue }
            for (at, page) in order.enumerated() {
                let next = at + 1 < order.count ? order[at + 1] : nil
                places[index.pages[page].path] = (at > 0 ? order[at - 1] : nil, next)
            }
        }
        return places
    }

    func footer() -> [FooterColumn] {
        settings.footer.map { FooterColumn(title: $0.title, links: $0.links.compactMap(link)) }
    }

    func legal() -> [PageLink] { settings.legal.compactMap(link) }

    /// A link of the settings: a page by path, or any address with its own title.
    func link(_ link: SiteSettings.SiteLink) -> PageLink? {
        if let id = index.page(path: link.target), !pages[id].isWithdrawn {
            return PageLink(title: link.title ?? pages[id].shortTitle, url: url(pages[id]))
        }
        guard link.target.hasPrefix("/") || link.target.hasPrefix("http") || link.target.hasPrefix("mailto:")
        else { return nil }
        let address = link.target.hasPrefix("/") ? href(link.target) : link.target
        return PageLink(title: link.title ?? link.target, url: address)
    }
}
