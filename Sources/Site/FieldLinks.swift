import Markup
import Pages

/// Links that stand in front matter: in fields of kind url, and in columns named `link` (a page, a path, an address).
enum FieldLinks {
    /// Whether an address may stand in `href`: a path of the site, http(s) or mailto.
    static func isAllowed(_ target: String) -> Bool {
        let isPath = target.hasPrefix("/") && !target.hasPrefix("//") && !target.contains("\\")
        return isPath || ["http://", "https://", "mailto:"].contains { target.hasPrefix($0) }
    }

    /// The targets of a page's fields that belong to this site, with the field's name.
    static func targets(_ page: Page) -> [(field: String, target: String)] {
        page.type.fields.flatMap { field -> [(field: String, target: String)] in
            let items = page[field.name]?.items ?? []
            switch field.kind {
            case .url: return items.compactMap(\.text).filter { $0.hasPrefix("/") }.map { (field.name, $0) }
            case .rows(let columns) where columns.contains { $0.name == "link" }:
                return items.compactMap { $0.row["link"]?.text }.map { (field.name, $0) }
            default: return []
            }
        }
    }
}
