import Pages

/// Moved and withdrawn addresses, for our server and as include files for nginx and Caddy.
struct Redirects {
    /// From old path to new address, in the order of the old paths.
    let moved: [(from: String, to: String)]
    let withdrawn: [String]
    private let basePath: String

    init(_ model: SiteModel) {
        let base = model.basePath
        basePath = base
        var moved: [String: String] = [:]
        for page in model.pages where !page.isWithdrawn {
            for old in page["umleitungen"]?.items.compactMap(\.text) ?? [] { moved[old] = model.url(page) }
        }
        self.moved = moved.sorted { $0.key < $1.key }.map { (from: $0.key, to: $0.value) }
        withdrawn = model.pages.filter(\.isWithdrawn).flatMap { page in
            [page.url] + (page["umleitungen"]?.items.compactMap(\.text) ?? [])
        }.sorted()
    }

    func outputs() -> [Output] {
        // Our server serves the site at its root; other servers see the path of the base URL.
        let json = JSON.object([
            ("301", .object(moved.map { ($0.from, .text($0.to)) })),
            ("410", .list(withdrawn.map { .text($0) })),
        ])
        return [
            Output("_server/redirects.json", json.bytes), Output("_server/nginx.conf", nginx()),
            Output("_server/caddy.conf", caddy()),
        ]
    }

    private func nginx() -> String {
        var text = "# In den server-Block einbinden: include …/_server/nginx.conf;\n"
        text += "error_page 404 \(basePath)/404.html;\nerror_page 410 \(basePath)/410.html;\n"
        text += "location \(basePath)/_server/ { return 404; }\n"
        for (from, to) in moved { text += "location = \(basePath)\(from) { return 301 \(to); }\n" }
        for path in withdrawn { text += "location = \(basePath)\(path) { return 410; }\n" }
        return text
    }

    private func caddy() -> String {
        var text = "# In den Block der Website einbinden: import …/_server/caddy.conf\n"
        text += "@intern path \(basePath)/_server/*\nrespond @intern 404\n"
        for (from, to) in moved { text += "redir \(basePath)\(from) \(to) 301\n" }
        if !withdrawn.isEmpty {
            text +=
                "@zurueckgezogen path \(withdrawn.map { basePath + $0 }.joined(separator: " "))\nerror @zurueckgezogen 410\n"
        }
        text += """
            handle_errors {
            \t@fehler expression {err.status_code} in [404, 410]
            \trewrite @fehler \(basePath)/{err.status_code}.html
            \tfile_server
            }

            """
        return text
    }
}
