import Pages
import Theme

/// The `<meta>` elements by which the administration's search engine finds a service: one per LeiKa key.
///
/// The exact vocabulary differs between search engines and is not published for all of them, so the elements are a
/// template in `_site.yml` (`service_meta`).
enum ServiceTags {
    static func meta(_ page: Page, _ model: SiteModel) -> [NamedContent] {
        let fields = page.type.fields.filter { $0.kind == .list(.serviceKey) || $0.kind == .serviceKey }
        let keys = fields.flatMap { page[$0.name]?.items.compactMap(\.text) ?? [] }
        return keys.flatMap { key in
            model.settings.serviceMeta.map { tag in
                let name = model.serviceName(key) ?? ""
                let content = tag.content.replacing("{key}", with: key).replacing("{name}", with: name)
                return NamedContent(tag.name, content)
            }
        }
    }
}
