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
            crumbs.insert(Crumb(title: at.shortTitle, url: url(at)), at: 0)
        }
        if !page.path.isEmpty { crumbs.insert(Crumb(title: "Start", url: href("/")), at: 0) }
        return crumbs
    }

    /// The tree of the top section of a page, open along the way to the page.
    ///
    /// A section that is a list (events, press) has its own page for that and shows no tree.
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

    private func showsTree(_ page: Page) -> Bool {
        page.list == nil && page["unterseiten"] != .flag(false) && page.template == "seite"
    }

    private func tree(below section: Page, for page: Page) -> [NavItem] {
        index.children(of: section.path).map { id in
            let item = pages[id]
            let isOpen = page.path == item.path || page.path.hasPrefix(item.path + "/")
            return NavItem(
                title: item.shortTitle,
                url: url(item),
                current: page.path == item.path,
                open: isOpen,
                items: isOpen && showsTree(item) ? tree(below: item, for: page) : []
            )
        }
    }

    /// The neighbours in reading order: through the whole tree of an ordered section.
    func neighbours(of page: Page) -> (previous: PageLink?, next: PageLink?) {
        guard let slash = page.path.firstIndex(of: "/") ?? (page.isSection ? page.path.endIndex : nil),
            !page.path.isEmpty, let top = index.page(path: String(page.path[..<slash])), showsTree(pages[top])
        else { return (nil, nil) }
        let order = readingOrder(top)
        guard order.contains(where: { pages[$0].order != nil }),
            let at = order.firstIndex(where: { pages[$0].path == page.path })
        else { return (nil, nil) }
        func link(_ position: Int) -> PageLink? {
            guard order.indices.contains(position) else { return nil }
            let other = pages[order[position]]
            return PageLink(title: other.shortTitle, url: url(other))
        }
        return (link(at - 1), link(at + 1))
    }

    private func readingOrder(_ id: Int) -> [Int] {
        [id] + (showsTree(pages[id]) ? index.children(of: pages[id].path).flatMap(readingOrder) : [])
    }

    func footer() -> [FooterColumn] {
        settings.footer.map { FooterColumn(title: $0.title, links: $0.links.compactMap(link)) }
    }

    func legal() -> [PageLink] { settings.legal.compactMap(link) }

    /// A link of the settings: a page by path, or any address with its own title.
    func link(_ link: SiteSettings.SiteLink) -> PageLink? {
        if let id = index.page(path: link.target) {
            return PageLink(title: link.title ?? pages[id].shortTitle, url: url(pages[id]))
        }
        guard link.target.hasPrefix("/") || link.target.hasPrefix("http") || link.target.hasPrefix("mailto:")
        else { return nil }
        let address = link.target.hasPrefix("/") ? href(link.target) : link.target
        return PageLink(title: link.title ?? link.target, url: address)
    }
}
