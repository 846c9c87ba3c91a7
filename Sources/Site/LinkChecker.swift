import Markup
import Pages

/// What can be said of links only when everything has been rendered: anchors on other pages, addresses of outputs.
struct LinkChecker {
    let model: SiteModel
    let rendered: [RenderedPage]
    /// Every address that the site will have.
    let addresses: Set<String>

    init(model: SiteModel, rendered: [RenderedPage], outputs: [Output]) {
        self.model = model
        self.rendered = rendered
        var addresses = model.linkMode == .off ? [] : Set(outputs.map(\.url))
        for page in model.pages {
            for old in page["umleitungen"]?.items ?? [] { addresses.insert(old.text ?? "") }
        }
        self.addresses = addresses
    }

    func problems() -> [Problem] {
        guard model.linkMode != .off else { return [] }
        var anchors: [Int: Set<String>] = [:]
        var problems = model.pages.flatMap(fieldProblems)
        for (id, page) in rendered.enumerated() {
            for link in page.links where !link.isExternal {
                guard let href = link.href, href.hasPrefix("/"), !href.hasPrefix("//") else { continue }
                let path = String(href.dropFirst(model.basePath.utf8.count))
                let (url, suffix) = PageLinks.split(path)
                let file = model.pages[id].file
                if !addresses.contains(PageLinks.decode(url)) {
                    problems.append(
                        dead(link, file, "Der Link „\(link.target)“ führt zu keiner Seite.", "dead-link")
                    )
                } else if let fragment = suffix.firstIndex(of: "#").map({ String(suffix[$0...].dropFirst()) }
                ),
                    !fragment.isEmpty, let target = model.index.page(url: url)
                {
                    let known = anchors[target] ?? rendered[target].anchors
                    anchors[target] = known
                    if known.contains(PageLinks.decode(fragment)) { continue }
                    if hasGlossaryAnchor(target, fragment) { continue }
                    let text = "Auf der Seite „\(model.pages[target].title)“ gibt es #\(fragment) nicht."
                    problems.append(dead(link, file, text, "dead-anchor"))
                }
            }
        }
        return problems
    }

    private func fieldProblems(_ page: Page) -> [Problem] {
        FieldLinks.targets(page).compactMap { field, target in
            let path = PageLinks.split(target).path
            let isPage = model.index.page(path: PagePath.path(ofFile: path).path).map {
                !model.pages[$0].isWithdrawn
            }
            if isPage == true || target.hasPrefix("http") || target.hasPrefix("mailto:") { return nil }
            if FieldLinks.isAllowed(target), addresses.contains(PageLinks.decode(path)) { return nil }
            return Problem(
                file: page.file,
                line: page.positions[field]?.line ?? 1,
                column: page.positions[field]?.column ?? 1,
                level: model.linkMode == .error ? .error : .warning,
                code: "dead-link",
                text: "„\(field)“ führt mit „\(target)“ zu keiner Seite.",
                hint: "Erwartet wird der Pfad einer Seite, eine Adresse der Website oder https://…"
            )
        }
    }

    /// The glossary page has an anchor for every term, from its template.
    private func hasGlossaryAnchor(_ id: Int, _ fragment: String) -> Bool {
        model.pages[id].template == "glossar"
            && model.pages.contains {
                $0.type.isTerm && $0.name == fragment || fragment.hasPrefix("buchstabe-")
            }
    }

    private func dead(_ link: Markup.Link, _ file: String, _ text: String, _ code: String) -> Problem {
        Problem(
            file: file,
            line: link.position.line,
            column: link.position.column,
            level: model.linkMode == .error ? .error : .warning,
            code: code,
            text: text,
            hint: code == "dead-anchor"
                ? "Die Anker stehen neben den Überschriften der Zielseite." : "Prüfen Sie die Adresse."
        )
    }
}
