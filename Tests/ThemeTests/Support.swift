import Foundation
import Markup
import Theme

/// The repository, found from this file also where a symbolic link leads to it.
enum Repository {
    static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

/// A minimal theme with these files, compiled.
func compile(_ files: [String: String], pageTemplates: Set<String> = []) -> (
    theme: CompiledTheme, problems: [Problem]
) {
    var files = files
    if files["theme.yml"] == nil { files["theme.yml"] = "minimal: true\n" }
    return CompiledTheme.compile(
        files: files.mapValues { Array($0.utf8) },
        folder: "Themes/probe",
        pageTemplates: pageTemplates
    )
}

/// What `seite.mustache` makes of a page, and the problems of the theme as they are printed.
func render(
    _ template: String,
    _ page: PageView = PageView(),
    partials: [String: String] = [:]
) -> (text: String, problems: [String]) {
    var files = ["seite.mustache": template]
    for (name, source) in partials { files["\(name).mustache"] = source }
    let (theme, problems) = compile(files)
    return (String(decoding: theme.render(page, with: "seite"), as: UTF8.self), problems.map(\.description))
}
