import Markup
import Pages
import Theme

/// Everything a build reads: the files of `Content/`, of the theme and of what was released, sorted into pages, types,
/// data and the rest.
struct SourceTree: Sendable {
    var pages: [Page] = []
    var types: [PageType] = []
    var settings = SiteSettings()
    /// Rows of `_data/*.csv` by file name without ending; each row by column name.
    var data: [String: [[String: String]]] = [:]
    /// Other files, which are copied, with their stamps.
    var statics: [String: FileStamp] = [:]
    var theme: CompiledTheme
    var problems: [Problem] = []
    /// What was released from workspaces, if the build was told where.
    var released: ReleasedFiles?
    /// The stamps of all files as they were when they were read.
    var stamps = InputStamps()

    /// Reads the folders.
    ///
    /// Problems are collected; only an unreadable folder stops the build.
    static func load(
        content: String,
        theme themeFolder: String,
        released: ReleasedFiles.Source? = nil
    ) throws(Files.Failure) -> SourceTree {
        let files = try Files.tree(content)
        var problems: [Problem] = []
        var types: [(file: String, type: PageType)] = []
        for file in files where file.hasPrefix("_types/") && file.hasSuffix(".yml") {
            let bytes = try Files.read(content + "/" + file).bytes
            do throws(Problem) {
                let (type, found) = PageType.read(try YAMLNode.parse(bytes: bytes))
                if let type { types.append((file, type)) }
                problems += found.map { $0.inFile(file) }
            } catch {
                problems.append(error.inFile(file))
            }
        }
        problems += PageType.problems(among: types)
        problems += PageTemplates.problems(content, files, types.map(\.type))
        let theme = try loadTheme(themeFolder, content: content, templates: Set(types.map(\.type.template)))
        problems += templateProblems(types, theme.theme)
        var tree = SourceTree(
            types: types.map(\.type),
            theme: theme.theme,
            problems: problems + theme.problems
        )
        if files.contains("_site.yml") {
            let (settings, found) = SiteSettings.read(
                try Files.read(content + "/_site.yml").bytes,
                file: "_site.yml"
            )
            tree.settings = settings
            tree.problems += found
        }
        for file in files where file.hasPrefix("_data/") && file.hasSuffix(".csv") {
            tree.readData(file, try Files.read(content + "/" + file).bytes)
        }
        tree.readPages(content, files.filter { isPublicName($0) })
        for file in files where tree.stamps.content[file] == nil {
            tree.stamps.content[file] = tree.statics[file] ?? Files.stamp(content + "/" + file)
        }
        tree.stamps.theme = theme.stamps
        if let released { try tree.add(released, beside: content) }
        return tree
    }

    /// Templates that types name and the theme does not have, or has for something else than a page.
    private static func templateProblems(_ types: [(file: String, type: PageType)], _ theme: CompiledTheme)
        -> [Problem]
    {
        types.filter { ModelChecks.isForeign($0.type.template) || !theme.hasTemplate($0.type.template) }.map {
            Problem(
                file: $0.file,
                line: 1,
                level: .error,
                code: "unknown-template",
                text: "Die Vorlage „\($0.type.template)“ gibt es für Seiten nicht.",
                hint: "Legen Sie sie im Thema an, oder streichen Sie „template“."
            )
        }
    }

    static func loadTheme(
        _ folder: String,
        content: String,
        templates: Set<String>
    ) throws(Files.Failure) -> (theme: CompiledTheme, problems: [Problem], stamps: [String: FileStamp]) {
        var files: [String: [UInt8]] = [:]
        var stamps: [String: FileStamp] = [:]
        for file in try Files.tree(folder) {
            (files[file], stamps[file]) = try Files.read(folder + "/" + file)
        }
        let design =
            Files.stamp(content + "/_design.css") == nil
            ? nil : try Files.read(content + "/_design.css").bytes
        let compiled = CompiledTheme.compile(
            files: files,
            folder: folder,
            design: design,
            pageTemplates: templates
        )
        return (compiled.theme, compiled.problems, stamps)
    }

    /// Pages and files whose path has a part that begins with `_` belong to the site's machinery.
    static func isPublicName(_ file: String) -> Bool {
        !file.hasPrefix("_") && !file.contains("/_")
    }

    private mutating func readPages(_ content: String, _ files: [String]) {
        let reader = PageReader(types: types, readmes: PagePath.readmes(among: files))
        let sources = files.filter(PagePath.isMarkdown)
        let read = Parallel.map(sources.count) { Self.readPage(content, sources[$0], reader) }
        pages = read.compactMap(\.page)
        problems += read.flatMap(\.problems)
        for (file, result) in zip(sources, read) { stamps.content[file] = result.stamp }
        for file in files where !PagePath.isMarkdown(file) {
            statics[file] = Files.stamp(content + "/" + file)
        }
    }

    static func readPage(
        _ content: String,
        _ file: String,
        _ reader: PageReader
    ) -> (page: Page?, problems: [Problem], stamp: FileStamp?) {
        do {
            let (bytes, stamp) = try Files.read(content + "/" + file)
            var (page, problems) = reader.read(file: file, bytes: bytes)
            page.removePrivateFields()
            return (page, problems, stamp)
        } catch {
            let problem = Problem(
                file: file,
                line: 0,
                level: .error,
                code: "unreadable",
                text: error.description
            )
            return (nil, [problem], nil)
        }
    }

    /// Reads a table of `_data`.
    ///
    /// A row of the wrong length would show wrong names beside right keys.
    private mutating func readData(_ file: String, _ bytes: [UInt8]) {
        data[String(file.dropFirst(6).dropLast(4))] = CSV.read(bytes)
        for row in CSV.unevenRows(bytes).prefix(20) {
            problems.append(
                Problem(
                    file: file,
                    line: row,
                    level: .error,
                    code: "uneven-data",
                    text: "Die Zeile hat mehr oder weniger Spalten als die Kopfzeile.",
                    hint:
                        "Text mit Komma steht in Anführungszeichen; getrennt wird mit Komma, nicht mit Semikolon."
                )
            )
        }
    }
}
