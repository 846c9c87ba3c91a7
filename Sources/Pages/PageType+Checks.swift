public import Markup

/// What only shows when all types are known: the same name or folder twice, references to a type that nobody declares.
extension PageType {
    /// Problems between the types of a site, each read from its own file.
    public static func problems(among types: [(file: String, type: PageType)]) -> [Problem] {
        var problems: [Problem] = []
        var names: [String: String] = [:]
        var folders: [String: String] = [:]
        let known = Set(types.map(\.type.name) + [PageType.page.name])
        for (file, type) in types {
            func note(_ code: String, _ text: String, _ hint: String) {
                problems.append(
                    Problem(file: file, line: 1, level: .error, code: code, text: text, hint: hint)
                )
            }
            if let other = names.updateValue(file, forKey: type.name) {
                note(
                    "type-name",
                    "Den Seitentyp „\(type.name)“ gibt es schon in \(other).",
                    "Ändern Sie „name“."
                )
            }
            if let folder = type.folder, let other = folders.updateValue(file, forKey: folder) {
                let text = "Der Ordner „\(folder)“ gehört schon zum Seitentyp in \(other)."
                note("type-folder", text, "Ein Ordner kann nur einen Seitentyp haben.")
            }
            for target in Set(type.fields.flatMap(\.kind.targets)).subtracting(known).sorted() {
                let text = "Ein Feld verweist auf den Seitentyp „\(target)“, den es nicht gibt."
                note("type-target", text, "Bekannt: " + known.sorted().joined(separator: ", "))
            }
        }
        return problems
    }
}

extension FieldKind {
    /// The types of pages that values of this kind name.
    fileprivate var targets: [String] {
        switch self {
        case .reference(let type): type.map { [$0] } ?? []
        case .list(let element): element.targets
        case .rows(let columns): columns.flatMap(\.kind.targets)
        default: []
        }
    }
}
