import Markup

/// Slugs for ids and addresses of our own making.
enum Slugs {
    static func of(_ text: String) -> String {
        let slug = Slug.make(text)
        return slug.isEmpty ? "eintrag" : slug
    }
}
