public import Markup

/// The text of a page as it may leave its workspace: without internal fields, with what the release says of it.
public enum PublicText {
    /// The text and the names of the fields that were left out.
    public struct Result: Sendable, Hashable {
        public var text: [UInt8]
        public var removedFields: [String] = []
    }

    /// Fields that say something of a draft or of the place of a page; both are decided anew when it is released.
    public static let workspaceFields: Set = [
        "entwurf", "slug", "umleitungen", "vorlage", "vorlage_hinweis", "vorlage_name", "zurueckgezogen",
    ]

    /// Makes the public text of a revision.
    ///
    /// Left out are fields and columns declared `public: false`, fields that neither the type nor the common fields
    /// declare, ``workspaceFields``, and comments between fields. All else keeps its bytes.
    /// - Parameters:
    ///   - type: the type under which the page is released.
    ///   - fields: what the release adds or says otherwise, in order, such as `("titel", "Hinweis")`; an empty text
    ///     takes a field away, several texts are a list.
    public static func make(
        source: [UInt8],
        type: PageType,
        fields: [(name: String, values: [String])] = []
    ) throws(Problem) -> Result {
        if let invalid = Problem.invalidText(source[...]) { throw invalid }
        var front = try FrontMatterText(source)
        var removed: [String] = []
        let shared = PageType.Shared(type)
        front.removeComments()
        for key in front.keys where key != "liste" {
            guard let field = shared.declarations[key], field.isPublic, !workspaceFields.contains(field.name)
            else {
                front.remove(key)
                removed.append(key)
                continue
            }
            guard case .rows(let columns) = field.kind, let value = front[key],
                let kept = publicRows(value, columns, field.name, &removed)
            else { continue }
            front.set(key, kept)
        }
        for (name, values) in fields { set(name, values, shared, &front) }
        return Result(text: front.source, removedFields: removed)
    }

    /// The text that stands for a page that was released once and is no more: it answers 410 and says nothing.
    /// - Parameter addresses: former addresses and files of the page that are gone too, such as `/a/plan.pdf`.
    public static func withdrawn(addresses: [String] = []) -> [UInt8] {
        var text =
            "---\n" + YAMLText.entry("typ", .made("seite")) + YAMLText.entry("zurueckgezogen", .made("ja"))
        if !addresses.isEmpty {
            text += YAMLText.entry("umleitungen", .made(.sequence(addresses.map { .made($0) })))
        }
        return Array((text + "---\n").utf8)
    }

    /// A text without some fields of its front matter; all else keeps its bytes.
    public static func withoutFields(_ source: [UInt8], _ names: [String]) throws(Problem) -> [UInt8] {
        var front = try FrontMatterText(source)
        for name in names { front.remove(name) }
        return front.source
    }

    /// The rows without columns that are internal or unknown; `nil` when all may stay.
    private static func publicRows(
        _ value: YAMLNode,
        _ columns: [FieldDeclaration],
        _ field: String,
        _ removed: inout [String]
    ) -> YAMLNode? {
        let names = Set(columns.filter(\.isPublic).map(\.name))
        var gone: [String] = []
        let rows = value.items.map { row in
            let kept = row.entries.filter { entry in
                if names.contains(entry.key) { return true }
                if !gone.contains(entry.key) { gone.append(entry.key) }
                return false
            }
            // A row that is no mapping is wrong, and an error of the page.
            return row.entries.isEmpty ? row : YAMLNode.made(.mapping(kept))
        }
        guard !gone.isEmpty else { return nil }
        removed += gone.map { "\(field).\($0)" }
        return .made(.sequence(rows))
    }

    private static func set(
        _ name: String,
        _ values: [String],
        _ type: PageType.Shared,
        _ front: inout FrontMatterText
    ) {
        front.useOwnName(type.declarations[name] ?? FieldDeclaration(name, name, .text))
        let values = values.filter { !$0.isEmpty }
        guard let first = values.first else { return front.remove(name) }
        let isList = values.count > 1 || type.declarations[name]?.isList == true
        front.set(name, isList ? .made(.sequence(values.map { .made($0) })) : .made(first))
    }
}

extension FrontMatterText {
    /// Puts a field that is written under another name (`title`) under its own (`titel`).
    mutating func useOwnName(_ field: FieldDeclaration) {
        for alias in field.aliases where self[alias] != nil {
            if self[field.name] == nil { rename(alias, to: field.name) } else { remove(alias) }
        }
    }
}

extension FieldDeclaration {
    var isList: Bool {
        if case .list = kind { return true }
        return false
    }
}
