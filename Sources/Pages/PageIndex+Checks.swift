public import Markup

/// What only shows when all pages are known: the same address twice, references to nothing.
extension PageIndex {
    /// Every problem between pages, in the order of the pages.
    public func problems() -> [Problem] {
        var problems: [Problem] = []
        var owners: [String: String] = [:]
        owners.reserveCapacity(pages.count)
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
            } else {
                owners[page.url] = page.file
            }
            problems += references(of: page)
        }
        for page in pages { problems += redirects(of: page, owners: &owners) }
        return problems
    }

    private func references(of page: Page) -> [Problem] {
        var problems: [Problem] = []
        for (name, value) in page.fields {
            value.forEachReference { target, type, position in
                if let id = self.page(reference: target, type: type), !pages[id].isWithdrawn { return }
                let reason = reason(name, target, type)
                problems.append(
                    Problem(
                        file: page.file,
                        line: position.line,
                        column: position.column,
                        level: .error,
                        code: "unknown-reference",
                        text: reason.text,
                        hint: reason.hint
                    )
                )
            }
        }
        return problems.sorted()
    }

    /// Why a reference leads nowhere.
    private func reason(_ field: String, _ target: String, _ type: String?) -> (text: String, hint: String) {
        let kind = type.map { " (\($0))" } ?? ""
        let text = "„\(field)“ nennt die Seite „\(target)“\(kind), die es nicht gibt."
        if isDraft(path: target) { return (text, "Die Seite ist ein Entwurf.") }
        let usual = "Erwartet wird der Pfad ohne .md oder, bei einem Typ, der letzte Teil davon."
        guard let type else { return (text, usual) }
        let several = ambiguousPages(reference: target, type: type)
        if !several.isEmpty {
            let paths = several.map { pages[$0].path }.joined(separator: ", ")
            return (
                "„\(field)“ nennt „\(target)“\(kind), das mehrere Seiten heißen.",
                "Nennen Sie den Pfad: \(paths)"
            )
        }
        if let id = page(path: target), !pages[id].isWithdrawn {
            let found = pages[id].type.title
            return (text, "\(pages[id].file) hat einen anderen Typ: \(found).")
        }
        return (text, usual)
    }

    private func redirects(of page: Page, owners: inout [String: String]) -> [Problem] {
        var problems: [Problem] = []
        for item in page.fields["umleitungen"]?.items ?? [] {
            guard let old = item.text else { continue }
            let reason: String? =
                !Self.isFormerAddress(old)
                ? "„\(old)“ ist keine frühere Adresse dieser Website."
                : owners[old].map { "Die frühere Adresse \(old) gehört schon zu \($0)." }
            owners[old] = owners[old] ?? page.file
            if let reason {
                let position = page.positions["umleitungen"] ?? SourcePosition(line: 1, column: 1)
                problems.append(
                    Problem(
                        file: page.file,
                        line: position.line,
                        column: position.column,
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

    /// Whether a text can stand as an address in the configuration of a web server, where `*`, `?`, spaces and brackets
    /// would mean something else: letters of any script, digits, `%C3`, and a few signs.
    private static func isFormerAddress(_ text: String) -> Bool {
        guard text.hasPrefix("/"), !text.hasPrefix("//") else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            guard scalar.isASCII else {
                return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
            }
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9": return true
            default: return "/-._~%,+=@".unicodeScalars.contains(scalar)
            }
        }
    }
}
