public import Markup

/// Reads files into pages: front matter against the declarations, with every problem of the file.
public struct PageReader: Sendable {
    /// The page types by name; `seite` is always there.
    public let types: [String: PageType]
    private let folders: [String: PageType.Shared]
    private let shared: [String: PageType.Shared]
    private let plain = PageType.Shared(.page)
    /// A foreign folder has the same unknown field in every file; the hint is found once.
    private let hints = NameHints()

    /// A reader that knows these types.
    public init(types: [PageType]) {
        var byName = ["seite": PageType.page]
        for type in types {
            byName[type.name] = type
        }
        self.types = byName
        let shared = byName.mapValues { PageType.Shared($0) }
        var folders: [String: PageType.Shared] = [:]
        for type in types { if let folder = type.folder { folders[folder] = shared[type.name] } }
        self.shared = shared
        self.folders = folders
    }

    /// Reads one file below `Content/`.
    /// - Parameters:
    ///   - file: the path below the folder, with `/`, such as `termine/workshop.md`.
    ///   - bytes: the whole file.
    public func read(file: String, bytes: [UInt8], modified: Int64 = 0) -> (page: Page, problems: [Problem]) {
        let source = SourceText(bytes: bytes)
        var problems = source.problems
        var reader = FieldReader()
        let (path, isSection) = PagePath.path(ofFile: file)
        let type = pageType(source.front, path: path, isSection: isSection, &reader)
        let name = path.split(separator: "/").last.map(String.init) ?? "Startseite"
        var page = Page(file: file, path: path, url: "", type: type, title: name, bytes: bytes)
        page.bodyOffset = source.bodyOffset
        page.bodyLine = source.bodyLine
        page.isSection = isSection
        page.modified = modified
        readFields(source.front, into: &page, &reader)
        if let title = page.fields["titel"]?.text {
            page.title = title
            page.hasOwnTitle = true
        } else if let heading = Self.firstHeading(bytes, from: source.bodyOffset) {
            page.title = heading
        }
        page.url = PagePath.url(ofPath: path, slug: page.fields["slug"]?.text)
        problems += reader.problems
        return (page, problems.map { $0.inFile(file) })
    }

    private func pageType(
        _ front: YAMLNode,
        path: String,
        isSection: Bool,
        _ reader: inout FieldReader
    ) -> PageType.Shared {
        if let node = front["typ"] ?? front["type"], let name = node.text {
            if let type = shared[name] { return type }
            let known = types.keys.sorted().joined(separator: ", ")
            reader.note(
                node.position,
                .error,
                "unknown-type",
                "Unbekannter Seitentyp „\(name)“.",
                "Bekannt: \(known)"
            )
            return plain
        }
        guard !isSection, let slash = path.firstIndex(of: "/") else { return shared["seite"] ?? plain }
        return folders[String(path[..<slash])] ?? shared["seite"] ?? plain
    }

    private func readFields(_ front: YAMLNode, into page: inout Page, _ reader: inout FieldReader) {
        for entry in front.entries {
            if entry.key == "liste" {
                page.list = entry.value
            } else if let field = page.type.fields.first(where: {
                $0.name == entry.key || $0.aliases.contains(entry.key)
            }) {
                page.fields[field.name] = reader.value(entry.value, field)
            } else if let field = CommonFields.byName[entry.key] {
                page.fields[field.name] = reader.value(entry.value, field)
            } else {
                let hint = hints.nearest(to: entry.key, in: page.type)
                reader.note(
                    entry.position,
                    .warning,
                    "unknown-field",
                    "Unbekanntes Feld „\(entry.key)“ für den Typ \(page.type.name).",
                    hint.map { "Meinten Sie „\($0)“?" } ?? "Das Feld wird nicht ausgewertet."
                )
            }
        }
        for field in page.type.fields where field.isRequired && page.fields[field.name] == nil {
            // A field that is there but wrong has been reported already.
            let names = [field.name] + field.aliases
            let isWrong = front.entries.contains { names.contains($0.key) && !$0.value.isEmpty }
            if !isWrong {
                reader.note(
                    .init(line: 1, column: 1),
                    .error,
                    "missing-field",
                    "Das Pflichtfeld „\(field.name)“ fehlt (\(page.type.title): \(field.label)).",
                    field.hint
                )
            }
        }
    }

    /// The text of a first line `# Titel`, without markup that would need a parser.
    static func firstHeading(_ bytes: [UInt8], from offset: Int) -> String? {
        var at = offset
        while at < bytes.count, bytes[at] == 10 || bytes[at] == 13 || bytes[at] == 32 { at += 1 }
        guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "#"), bytes[at + 1] == 32 else { return nil }
        let line = bytes[(at + 2)...].prefix { $0 != 10 && $0 != 13 }
        let text = String(decoding: line, as: UTF8.self).filter { !"*`".contains($0) }
        let trimmed = text.split(separator: " ").joined(separator: " ")
        var end = trimmed[...]
        while end.last == "#" { end = end.dropLast() }
        return end.isEmpty ? nil : String(end.last == " " ? end.dropLast() : end)
    }
}
