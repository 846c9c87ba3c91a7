import Markup
import Pages
import Theme

/// The Markdown of a page as HTML, with what other pages need to know of it.
struct RenderedPage: Sendable {
    var body: [UInt8]
    var outline: [Heading]
    var figures: [Figure]
    var boxes: [AudienceBox]
    var records: [RecordBlock]
    var links: [Markup.Link]
    var firstParagraph: String
    var problems: [Problem]

    /// Renders one page, list blocks included.
    init(_ page: Page, model: SiteModel) {
        var options = MarkupOptions()
        options.firstLine = page.bodyLine
        options.language = page.language
        options.takesTitle = true
        options.glossary = page.language.hasPrefix("de") ? model.glossary : nil
        options.excludedTerm = page.type.isTerm ? page.path : nil
        options.wantsPlainText = false
        let bytes = page.source.take()
        let resolver = PageLinks(model: model, page: page)
        var result = MarkupRenderer.render(
            bytes: bytes[page.bodyOffset...],
            options: options,
            links: resolver
        )
        if let heading = result.title, heading != page.title {
            // The page has a title of its own; then the heading is part of the text.
            options.takesTitle = false
            result = MarkupRenderer.render(
                bytes: bytes[page.bodyOffset...],
                options: options,
                links: resolver
            )
        }
        body = result.html
        outline = result.outline
        figures = result.figures
        boxes = result.audienceBoxes
        records = result.records
        links =
            model.linkMode == .off ? [] : result.links.filter { !$0.isExternal || model.keepsExternalLinks }
        firstParagraph = result.firstParagraph
        problems = result.problems.compactMap { Self.understood($0, under: model.linkMode) }
        if let list = page.list {
            let (query, found) = PageQuery.read(list, types: model.types, isSection: true)
            problems += found + model.index.problems(of: query)
        }
        insert(result.lists, model)
        problems = problems.map { $0.inFile(page.file) }
    }

    /// What a problem means under `--links`, and that a picture from elsewhere does not stop a build: it is not shown,
    /// its text is.
    private static func understood(_ problem: Problem, under mode: LinkMode) -> Problem? {
        var problem = problem
        switch (problem.code, mode) {
        case ("dead-anchor", .off): return nil
        case ("dead-anchor", .warn), ("forbidden-scheme", .warn), ("forbidden-scheme", .off),
            ("remote-image", _):
            problem.level = .warning
        default: break
        }
        return problem
    }

    private mutating func insert(_ lists: [ListBlock], _ model: SiteModel) {
        guard !lists.isEmpty else { return }
        var output: [UInt8] = []
        var done = 0
        for (number, block) in lists.enumerated() {
            output += body[done..<block.offset]
            done = block.offset
            do {
                let node = try YAMLNode.parse(block.source[...], firstLine: block.position.line)
                let (query, found) = PageQuery.read(node, types: model.types)
                problems += found + model.index.problems(of: query)
                if found.isEmpty { model.render(query, id: "liste-\(number + 1)", into: &output) }
            } catch {
                problems.append(error)
            }
        }
        body = output + body[done...]
    }

    /// Everything on the page that `#…` can lead to.
    var anchors: Set<String> {
        Set(outline.map(\.id) + figures.map(\.id) + boxes.map(\.id) + records.map(\.id))
    }
}
