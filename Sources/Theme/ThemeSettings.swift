import Markup
import Pages

/// What `theme.yml` says: which stylesheets are bundled in which order, and which scripts there are.
struct ThemeSettings {
    var stylesheets: [String] = []
    var scripts: [String] = []
    /// What pages of the closed area load besides, so that the public pages stay small.
    var areaStylesheets: [String] = []
    /// What pages with an editor load besides.
    var editorScripts: [String] = []
    /// Whether templates may be missing because the plain ones will do.
    var isMinimal = false
    var problems: [Problem] = []

    static func read(_ bytes: [UInt8]?, file: String) -> ThemeSettings {
        var settings = ThemeSettings()
        guard let bytes else { return settings }
        do {
            let node = try YAMLNode.parse(bytes: bytes)
            for entry in node.entries {
                switch entry.key {
                case "stylesheets": settings.stylesheets = entry.value.items.compactMap(\.text)
                case "bereich_stylesheets":
                    settings.areaStylesheets = entry.value.items.compactMap(\.text)
                case "scripts": settings.scripts = entry.value.items.compactMap(\.text)
                case "editor_scripts": settings.editorScripts = entry.value.items.compactMap(\.text)
                case "minimal" where entry.value.flag != nil: settings.isMinimal = entry.value.flag == true
                case "minimal":
                    settings.problems.append(
                        Problem(
                            file: file,
                            line: entry.value.position.line,
                            column: entry.value.position.column,
                            level: .error,
                            code: "theme-key",
                            text: "„minimal“ ist falsch geschrieben.",
                            hint: "Erwartet wird true oder false."
                        )
                    )
                case "name", "version", "description", "licence": continue
                default:
                    settings.problems.append(
                        Problem(
                            file: file,
                            line: entry.position.line,
                            column: entry.position.column,
                            level: .error,
                            code: "theme-key",
                            text: "„\(entry.key)“ kennt theme.yml nicht.",
                            hint:
                                "Bekannt: name, description, version, licence, stylesheets, bereich_stylesheets, scripts, editor_scripts, minimal"
                        )
                    )
                }
            }
        } catch {
            settings.problems.append(error.inFile(file))
        }
        return settings
    }
}
