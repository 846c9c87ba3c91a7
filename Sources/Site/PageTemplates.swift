import Markup
public import Pages

/// A text to begin a new page with, from `Content/_vorlagen/protokoll.md`.
public struct PageTemplate: Sendable, Hashable {
    /// The file's name without ending: `protokoll`.
    public var name: String
    /// `vorlage_name`: what people choose.
    public var title: String
    /// `vorlage_hinweis`: when to choose it.
    public var hint: String?
    public var type: PageType
    /// The text of a new page, without what only the template needs.
    public var source: [UInt8]
}

/// The templates of a folder.
public enum PageTemplates {
    private static let folder = "_vorlagen/"

    /// All templates that can be used, by name; broken ones are named by a build and a check.
    public static func load(content: String, types: [String: PageType]) -> [PageTemplate] {
        let files = ((try? Files.tree(content)) ?? []).filter(isTemplate)
        return files.compactMap { file in
            (try? Files.read(content + "/" + file).bytes).flatMap { read(file, $0, types).template }
        }
    }

    /// The templates of a folder with the types that it declares.
    public static func load(content: String) -> [PageTemplate] {
        load(content: content, types: SiteBuilder.pageTypes(content: content))
    }

    /// What is wrong with the templates among the files of a folder.
    static func problems(_ content: String, _ files: [String], _ types: [PageType]) -> [Problem] {
        let templates = files.filter(isTemplate)
        guard !templates.isEmpty else { return [] }
        let types = PageReader(types: types).types
        return templates.flatMap { file -> [Problem] in
            guard let bytes = try? Files.read(content + "/" + file).bytes else { return [] }
            return read(file, bytes, types).problems
        }
    }

    private static func isTemplate(_ file: String) -> Bool {
        file.hasPrefix(folder) && PagePath.isMarkdown(file) && !file.dropFirst(folder.count).contains("/")
    }

    private static func read(_ file: String, _ bytes: [UInt8], _ types: [String: PageType]) -> (
        template: PageTemplate?, problems: [Problem]
    ) {
        let (page, found) = PageReader(types: Array(types.values)).read(file: file, bytes: bytes)
        var problems = found
        // Required fields are filled in by whoever begins a page.
        problems.removeAll { $0.code == "missing-field" || $0.code == "unknown-field" && isOwn($0.text) }
        var options = MarkupOptions()
        options.firstLine = page.bodyLine
        let body = MarkupRenderer.render(
            bytes: bytes[page.bodyOffset...],
            options: options,
            links: UncheckedLinks()
        )
        problems += body.problems.map { $0.inFile(file) }
        let front = SourceText(bytes: bytes).front
        let title = front["vorlage_name"]?.text
        if title == nil {
            let text = "Der Vorlage fehlt „vorlage_name“."
            let hint = "Schreiben Sie in den Kopfbereich, unter welchem Namen sie angeboten wird."
            problems.append(
                Problem(file: file, line: 1, level: .error, code: "template-name", text: text, hint: hint)
            )
        }
        guard let title, !problems.contains(where: { $0.level == .error }),
            let source = try? PublicText.withoutFields(bytes, ["vorlage_name", "vorlage_hinweis"])
        else { return (nil, problems) }
        let name = String(file.dropFirst(folder.count).prefix { $0 != "." })
        let hint = front["vorlage_hinweis"]?.text
        let template = PageTemplate(name: name, title: title, hint: hint, type: page.type, source: source)
        return (template, problems)
    }

    private static func isOwn(_ text: String) -> Bool {
        text.contains("„vorlage_name“") || text.contains("„vorlage_hinweis“")
    }
}
