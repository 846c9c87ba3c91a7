public import Markup

/// Reads files into pages: front matter against the declarations, with every problem of the file.
public struct PageReader: Sendable {
    /// The page types by name; `seite` is always there.
    public let types: [String: PageType]
    private let shared: [String: PageType.Shared]
    private let folders: [String: PageType.Shared]
    private let plain: PageType.Shared
    private let readmes: Set<String>
    /// A foreign folder has the same unknown field in every file; the hint is found once.
    private let hints = NameHints()

    /// A reader that knows these types.
    /// - Parameter readmes: the files `README.md` that stand for their folders, see ``PagePath/readmes(among:)``.
    public init(types: [PageType], readmes: Set<String> = ["README.md"]) {
        var byName = ["seite": PageType.page]
        for type in types {
            byName[type.name] = type
        }
        self.types = byName
        self.readmes = readmes
        let shared = byName.mapValues { PageType.Shared($0) }
        var folders: [String: PageType.Shared] = [:]
        for type in types { if let folder = type.folder { folders[folder] = shared[type.name] } }
        self.shared = shared
        self.folders = folders
        plain = shared["seite"] ?? PageType.Shared(.page)
    }

    /// Reads one file below `Content/`.
    /// - Parameters:
    ///   - file: the path below the folder, with `/`, such as `termine/workshop.md`.
    ///   - bytes: the whole file.
    public func read(file: String, bytes: [UInt8]) -> (page: Page, problems: [Problem]) {
        let source = SourceText(bytes: bytes)
        var problems = source.problems
        var reader = FieldReader()
        let (path, isSection) = PagePath.path(ofFile: file, readmes: readmes)
        let type = pageType(source.front, path: path, isSection: isSection, &reader)
        let name = path.isEmpty ? "Startseite" : PagePath.lastPart(path)
        var page = Page(file: file, path: path, url: "", type: type, title: name, bytes: bytes)
        page.bodyOffset = source.bodyOffset
        page.bodyLine = source.bodyLine
        page.isSection = isSection
        readFields(source.front, into: &page, &reader)
        checkRequired(source.front, page, &reader)
        checkEvent(page, &reader)
        if let title = page.fields["titel"]?.text {
            page.title = title
        } else if let heading = FirstHeading.text(bytes[source.bodyOffset...]) {
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
        return isSection ? plain : typeOfFolder(path) ?? plain
    }

    /// The type of the nearest folder that has one.
    private func typeOfFolder(_ path: String) -> PageType.Shared? {
        var folder = path[...]
        while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
            folder = folder[..<slash]
            if let type = folders[String(folder)] { return type }
        }
        return nil
    }

    private func readFields(_ front: YAMLNode, into page: inout Page, _ reader: inout FieldReader) {
        let entries = front.entries
        page.fields.reserveCapacity(entries.count)
        for entry in entries {
            if entry.key == "liste" {
                page.list = entry.value
            } else if let field = page.shared.declarations[entry.key] {
                if let value = reader.value(entry.value, field) { page.fields[field.name] = value }
                page.positions[field.name] = entry.value.position
            } else {
                let hint = hints.nearest(to: entry.key, in: page.type)
                reader.note(
                    entry.position,
                    .warning,
                    "unknown-field",
                    "Unbekanntes Feld „\(entry.key)“ für den Typ \(page.typeName).",
                    hint.map { "Meinten Sie „\($0)“?" } ?? "Das Feld wird nicht ausgewertet."
                )
            }
        }
    }

    private func checkRequired(_ front: YAMLNode, _ page: Page, _ reader: inout FieldReader) {
        for field in page.shared.required where page.fields[field.name] == nil {
            let entry = front.entries.first { $0.key == field.name || field.aliases.contains($0.key) }
            // A field that is there but wrong has been reported already.
            if let entry, !entry.value.isEmpty { continue }
            reader.note(
                entry?.position ?? .init(line: 1, column: 1),
                .error,
                "missing-field",
                "Das Pflichtfeld „\(field.name)“ fehlt (\(page.type.title): \(field.label)).",
                field.hint
            )
        }
    }

    /// An event must not end before it begins; a day without a time lasts to its end.
    private func checkEvent(_ page: Page, _ reader: inout FieldReader) {
        guard let fields = page.shared.type.event, let name = fields.end,
            let begin = page.fields[fields.begin]?.date, let end = page.fields[name]?.date
        else { return }
        let hasTimes = begin.hour != nil && end.hour != nil
        guard hasTimes ? end < begin : end.lastDay < begin.wholeDay else { return }
        reader.note(
            page.positions[name] ?? .init(line: 1, column: 1),
            .error,
            "wrong-date",
            "„\(name)“ (\(end.german)) liegt vor „\(fields.begin)“ (\(begin.german)).",
            "Vielleicht ist das Jahr falsch, oder beide Angaben sind vertauscht."
        )
    }
}
