import Markup

/// From a file name to an address: `Über uns/index.md` is the page `Über uns` at `/ueber-uns/`.
public enum PagePath {
    /// The identity of a page: the path without `.md`, `/index` and a leading README.
    public static func path(ofFile file: String) -> (path: String, isSection: Bool) {
        let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
        if stem == "index" || stem == "README" { return ("", true) }
        if stem.hasSuffix("/index") { return (String(stem.dropLast(6)), true) }
        return (stem, false)
    }

    /// The address of a path, each part as a German slug; `slug` replaces the last part or, with `/`, all of it.
    public static func url(ofPath path: String, slug: String?) -> String {
        var parts = path.split(separator: "/").map(part)
        if let slug, !slug.isEmpty {
            let own = slug.split(separator: "/").map(part)
            parts = own.count > 1 || parts.isEmpty ? own : parts.dropLast() + own
        }
        return parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
    }

    /// One part of an address.
    ///
    /// Names that are fine already stay as they are, underscores and dots too.
    private static func part(_ name: Substring) -> String {
        let isFine = name.utf8.allSatisfy { byte in
            switch byte {
            case 97...122, 48...57, 45, 46, 95: true
            default: false
            }
        }
        if isFine, name != ".", name != ".." { return String(name) }
        var slug = ""
        for piece in name.split(separator: "_", omittingEmptySubsequences: false) {
            if !slug.isEmpty || piece.startIndex != name.startIndex { slug += "_" }
            slug += Slug.make(String(piece))
        }
        return slug.allSatisfy({ $0 == "_" }) ? "seite" : slug
    }
}
