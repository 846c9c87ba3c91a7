package import Markup
import Pages

/// A theme ready for use: compiled templates and hashed assets of `Themes/<name>/`.
package struct CompiledTheme: Sendable {
    /// Stylesheets and scripts for `<head>`.
    package let stylesheets: [Asset]
    package let scripts: [Asset]
    /// What pages of the closed area load besides.
    package let areaStylesheets: [Asset]
    /// What pages with an editor load besides.
    package let editorScripts: [Asset]
    /// The address of the site icon, if the theme has `assets/icon.svg`.
    package let icon: String?
    /// Everything to be written below `/assets/`, by site path.
    package let assets: [String: [UInt8]]
    private let templates: [String: Template]

    /// The templates that a theme has, each with the view it shows.
    package static let views: [(template: String, schema: Schema)] = [
        ("layout", LayoutView.schema),
        ("seite", PageView.schema),
        ("liste", ListView.schema),
        ("start", StartView.schema),
        ("glossar", GlossaryView.schema),
        ("suche", SearchView.schema),
        ("kaesten", AudienceView.schema),
        ("abbildungen", FiguresView.schema),
        ("fehler", ErrorView.schema),
        ("bereich", ScreenView.schema),
        ("teile/liste", RowList.schema),
        ("teile/links", RowList.schema),
        ("teile/tabelle", TableView.schema),
    ]

    /// Compiles a theme.
    /// - Parameters:
    ///   - files: all files of the theme by path, such as `seite.mustache`, `assets/base.css`, `theme.yml`.
    ///   - folder: the folder's name for messages.
    ///   - design: `Content/_design.css`, appended to the stylesheets so that it wins.
    ///   - pageTemplates: further templates for pages, as page types name them.
    /// - Returns: the theme and every problem in it; with an error among them the theme must not be used.
    package static func compile(
        files: [String: [UInt8]],
        folder: String,
        design: [UInt8]? = nil,
        pageTemplates: Set<String> = []
    ) -> (theme: CompiledTheme, problems: [Problem]) {
        let settings = ThemeSettings.read(files["theme.yml"], file: "\(folder)/theme.yml")
        var problems = settings.problems
        var sources: [String: String] = [:]
        for (path, bytes) in files where path.hasSuffix(".mustache") {
            sources[String(path.dropLast(9))] = String(decoding: bytes, as: UTF8.self)
            if let invalid = Problem.invalidText(bytes[...]) {
                problems.append(invalid.inFile("\(folder)/\(path)"))
            }
        }
        let own = Set(sources.keys)
        for (name, source) in PlainTemplates.sources where sources[name] == nil {
            sources[name] = source
            if !settings.isMinimal, !PlainTemplates.mayBeMissing(name) {
                problems.append(missing(name, folder: folder))
            }
        }
        var compiler = TemplateCompiler(sources: sources, folder: folder)
        var templates: [String: Template] = [:]
        for (name, schema) in views { templates[name] = compiler.compile(name, for: schema) }
        for name in pageTemplates where templates[name] == nil && sources[name] != nil {
            templates[name] = compiler.compile(name, for: PageView.schema)
        }
        problems += compiler.problems
        for name in own.sorted() where templates[name] == nil && !compiler.used.contains(name) {
            problems.append(unused(name, folder: folder))
        }
        let assets = ThemeAssets.make(files: files, settings: settings, design: design, folder: folder)
        problems += assets.problems
        let theme = CompiledTheme(
            stylesheets: assets.stylesheets,
            scripts: assets.scripts,
            areaStylesheets: assets.areaStylesheets,
            editorScripts: assets.editorScripts,
            icon: assets.icon,
            assets: assets.outputs,
            templates: templates
        )
        return (theme, Array(Set(problems)).sorted())
    }

    /// Whether pages can be shown with this template.
    package func hasTemplate(_ name: String) -> Bool { templates[name] != nil }

    /// Renders a view with a template of that view; templates that do not exist give an empty result.
    package func render(_ view: some View, with template: String) -> [UInt8] {
        var output: [UInt8] = []
        render(view, with: template, into: &output)
        return output
    }

    /// Renders a view at the end of `output`.
    package func render(_ view: some View, with template: String, into output: inout [UInt8]) {
        templates[template]?.render(view, into: &output)
    }

    private static func missing(_ name: String, folder: String) -> Problem {
        Problem(
            file: "\(folder)/\(name).mustache",
            line: 0,
            level: .error,
            code: "template-missing",
            text: "Die Vorlage fehlt; ihre Ansicht wird nirgends gezeigt.",
            hint:
                "Legen Sie die Vorlage an oder setzen Sie „minimal: true“ in theme.yml für einfache Vorgaben."
        )
    }

    private static func unused(_ name: String, folder: String) -> Problem {
        Problem(
            file: "\(folder)/\(name).mustache",
            line: 1,
            level: .error,
            code: "template-unused",
            text: "Keine Ansicht und keine andere Vorlage verwendet diese Vorlage.",
            hint: "Löschen Sie die Datei, oder nennen Sie sie in einem Seitentyp unter „template“."
        )
    }
}
