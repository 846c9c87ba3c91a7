public import Pages

/// What a process that releases pages asks of the site: which places are free, which sections there are.
extension LiveSite {
    /// The page types of the site, by name.
    public var types: [String: PageType] { model.types }

    /// A page of a folder, below which other pages can stand.
    public struct Section: Sendable, Hashable {
        /// Such as `themenfelder`; "" for the start page.
        public var path: String
        public var title: String
        public var url: String
    }

    /// The sections of the site in the order of their paths.
    public var sections: [Section] {
        model.pages.filter { $0.isSection && !$0.isWithdrawn }.map {
            Section(path: $0.path, title: $0.title, url: $0.url)
        }
    }

    /// What stands at an address of the site, such as `/termine/workshop/`, for people; `nil` if it is free.
    ///
    /// Says so too when the address would lie below a file.
    /// - Parameter files: released files that may keep their own addresses, by path.
    public func isTaken(address: String, exceptBy files: [String] = []) -> String? {
        let own = Set(files).intersection(released)
        let place = TakenPlaces.place(address)
        let url = place.isEmpty ? "/" : "/" + place + "/"
        if let page = model.index.page(url: url).map({ model.pages[$0] }), !own.contains(page.file) {
            let kind = page.isWithdrawn ? "die zurückgezogene Seite" : "die Seite"
            return page.isWithdrawn && page.isReleased
                ? "eine zurückgezogene Seite" : "\(kind) „\(page.title)“"
        }
        if model.statics[place] != nil, !own.contains(place) { return "die Datei \(place)" }
        for page in model.pages where !own.contains(page.file) {
            let old = page["umleitungen"]?.items.compactMap(\.text) ?? []
            if old.contains(where: { TakenPlaces.place($0) == place }) {
                return "die Weiterleitung auf \(page.url)"
            }
        }
        if isGenerated(place) { return "eine Adresse, die das Programm selbst erzeugt" }
        let above = TakenPlaces.above(place).first { model.statics[$0] != nil }
        return above.map { "die Datei \($0)" }
    }

    private static let reserved: Set = ["_server", "_vorschau", "assets", "daten"]
    private static let reservedFiles: Set = [
        "404.html", "410.html", "feed.xml", "robots.txt", "sitemap.xml", "suche/index.json",
    ]

    private func isGenerated(_ place: String) -> Bool {
        let top = place.prefix { $0 != "/" }
        let isBelow = place.contains("/") || top.hasPrefix("_")
        return isBelow && Self.reserved.contains(String(top)) || Self.reservedFiles.contains(place)
            || generated.contains(place)
    }

    /// Remembers the places of outputs that no page and no file accounts for.
    mutating func noteGenerated(_ outputs: [Output]) {
        let urls = Set(model.pages.map(\.url))
        for output in outputs where model.statics[output.path] == nil && !urls.contains(output.url) {
            generated.insert(TakenPlaces.place(output.url))
        }
    }
}
