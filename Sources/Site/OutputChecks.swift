import Markup
import Pages

/// Whether all outputs can stand beside each other: no two files of one name, no file where a folder must be, no old
/// address that belongs to something else now.
struct OutputChecks {
    let outputs: [Output]
    let tree: SourceTree

    func problems() -> [Problem] {
        var paths: Set<String> = []
        paths.reserveCapacity(outputs.count)
        var twice: Set<String> = []
        for output in outputs where !paths.insert(output.path).inserted { twice.insert(output.path) }
        return duplicates(twice) + buried(paths) + redirects(paths)
    }

    private func duplicates(_ twice: Set<String>) -> [Problem] {
        guard !twice.isEmpty else { return [] }
        // Pages with the same address have been reported with both files.
        let urls = Dictionary(grouping: tree.pages, by: \.url)
        return twice.sorted().filter { (urls[Output($0, []).url]?.count ?? 0) < 2 }.map { path in
            Problem(
                file: owner(of: path),
                line: 1,
                level: .error,
                code: "duplicate-output",
                text: "Die Datei \(path) entsteht zweimal.",
                hint: "Benennen Sie die Datei oder Seite um; diese Adresse erzeugt nrwconnect selbst."
            )
        }
    }

    /// Files below a path that is a file itself: `infos` beside `infos/index.html`.
    private func buried(_ paths: Set<String>) -> [Problem] {
        var problems: [Problem] = []
        for output in outputs {
            var folder = output.path[...]
            while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
                folder = folder[..<slash]
                guard paths.contains(String(folder)) else { continue }
                problems.append(
                    Problem(
                        file: owner(of: isReleased(String(folder)) ? String(folder) : output.path),
                        line: 1,
                        level: .error,
                        code: "duplicate-output",
                        text:
                            "\(folder) ist eine Datei und kann nicht zugleich der Ordner von \(output.path) sein.",
                        hint: "Benennen Sie eine von beiden um."
                    )
                )
            }
        }
        return problems
    }

    private func redirects(_ paths: Set<String>) -> [Problem] {
        // Addresses of pages have been compared already.
        let pages = Set(tree.pages.map(\.url))
        return tree.pages.flatMap { page in
            (page["umleitungen"]?.items ?? []).compactMap(\.text).filter { old in
                let path = String(old.dropFirst())
                return old.hasPrefix("/") && (paths.contains(path) || paths.contains(path + "index.html"))
                    && !pages.contains(old)
            }.map { old in
                Problem(
                    file: page.file,
                    line: page.positions["umleitungen"]?.line ?? 1,
                    column: page.positions["umleitungen"]?.column ?? 1,
                    level: .error,
                    code: "wrong-redirect",
                    text: "Die frühere Adresse \(old) ist heute die Adresse von etwas anderem.",
                    hint: "Streichen Sie sie aus „umleitungen“."
                )
            }
        }
    }

    /// Of two outputs that cannot both be, the released one is at fault.
    private func isReleased(_ path: String) -> Bool {
        tree.released?.files.contains(path) ?? false
    }

    /// The file to name in a message: that of the author, if there is one.
    private func owner(of path: String) -> String {
        if tree.statics[path] != nil { return path }
        let url = Output(path, []).url
        return tree.pages.first { $0.url == url }?.file ?? ""
    }
}
