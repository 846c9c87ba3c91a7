import Markup
import Pages
import Theme

/// What only the whole site can tell of its settings and templates: pages and templates that do not exist.
enum ModelChecks {
    /// The templates that a page may ask for, besides those of page types.
    private static let special = ["seite", "start", "glossar", "suche", "kaesten", "abbildungen"]

    static func problems(_ model: SiteModel, settings: SiteSettings) -> [Problem] {
        let missing = settings.pageReferences.filter { path, _ in
            model.index.page(path: path).map { model.pages[$0].isWithdrawn } ?? true
        }
        return missing.map { path, position in
            Problem(
                file: "_site.yml",
                line: position.line,
                column: position.column,
                level: .error,
                code: "unknown-reference",
                text: "Die Seite „\(path)“ gibt es nicht.",
                hint: model.index.isDraft(path: path)
                    ? "Sie ist ein Entwurf." : "Erwartet wird der Pfad ohne .md."
            )
        } + templates(model)
    }

    private static func templates(_ model: SiteModel) -> [Problem] {
        let declared = model.types.values.map(\.template).filter {
            !isForeign($0)
        }
        let known = Set(special + declared.filter(model.theme.hasTemplate))
        return model.pages.filter { !known.contains($0.template) }.map { page in
            Problem(
                file: page.file,
                line: page.positions["vorlage"]?.line ?? 1,
                column: page.positions["vorlage"]?.column ?? 1,
                level: .error,
                code: "unknown-template",
                text: "Die Vorlage „\(page.template)“ gibt es für Seiten nicht.",
                hint: "Bekannt: " + known.sorted().joined(separator: ", ")
            )
        }
    }

    /// Whether a template shows something else than one page.
    static func isForeign(_ template: String) -> Bool {
        ["layout", "liste", "fehler"].contains(template) || template.contains("/")
    }
}
