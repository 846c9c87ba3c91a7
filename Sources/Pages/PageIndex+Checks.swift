public import Markup

/// What only shows when all pages are known: the same address twice, references to nothing.
extension PageIndex {
    /// Every problem between pages, in the order of the pages.
    public func problems() -> [Problem] {
        var problems: [Problem] = []
        var owners: [String: String] = [:]
        for page in pages {
            if let other = owners[page.url] {
                problems.append(
                    Problem(
                        file: page.file,
                        line: 1,
                        level: .error,
                        code: "duplicate-path",
                        text: "Die Adresse \(page.url) ist schon vergeben an \(other).",
                        hint: "Benennen Sie eine Datei um oder setzen Sie „slug“."
                    )
                )
            }
            owners[page.url] = owners[page.url] ?? page.file
            problems += references(of: page)
        }
        for page in pages { problems += redirects(of: page, owners: &owners) }
        return problems
    }

    private func references(of page: Page) -> [Problem] {
        var problems: [Problem] = []
        for name in page.fields.keys.sorted() {
            for item in page.fields[name]?.items ?? [] {
                guard case .reference(let target, let type, let position) = item else { continue }
                if let id = self.page(reference: target, type: type), !pages[id].isWithdrawn { continue }
                let kind = type.map { " (\($0))" } ?? ""
                problems.append(
                    Problem(
                        file: page.file,
                        line: position.line,
                        column: position.column,
                        level: .error,
                        code: "unknown-reference",
                        text: "„\(name)“ nennt die Seite „\(target)“\(kind), die es nicht gibt.",
                        hint: isDraft(path: target)
                            ? "Die Seite ist ein Entwurf."
                            : "Erwartet wird der Pfad ohne .md oder, bei einem Typ, der letzte Teil davon."
                    )
                )
            }
        }
        return problems
    }

    private func redirects(of page: Page, owners: inout [String: String]) -> [Problem] {
        var problems: [Problem] = []
        for item in page.fields["umleitungen"]?.items ?? [] {
            guard let old = item.text else { continue }
            let isPath = old.hasPrefix("/") && !old.hasPrefix("//")
            let isSafe = old.utf8.allSatisfy {
                $0 > 32 && $0 < 127 && !"\"'\\{}<>;$`*?#[]()|^".utf8.contains($0)
            }
            let reason: String? =
                !isPath || !isSafe
                ? "„\(old)“ ist keine frühere Adresse dieser Website."
                : owners[old].map { "Die frühere Adresse \(old) gehört schon zu \($0)." }
            owners[old] = owners[old] ?? page.file
            if let reason {
                problems.append(
                    Problem(
                        file: page.file,
                        line: 1,
                        level: .error,
                        code: "wrong-redirect",
                        text: reason,
                        hint: "Erwartet wird ein Pfad wie /alt/seite/, den sonst keine Seite hat."
                    )
                )
            }
        }
        return problems
    }
}
