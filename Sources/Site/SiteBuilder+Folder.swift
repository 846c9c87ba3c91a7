public import Pages

extension SiteBuilder {
    /// The page types that a folder declares, with the plain page, by name.
    public static func pageTypes(content: String) -> [String: PageType] {
        let files = ((try? Files.tree(content)) ?? []).filter {
            $0.hasPrefix("_types/") && $0.hasSuffix(".yml")
        }
        let types = files.compactMap { file -> PageType? in
            guard let bytes = try? Files.read(content + "/" + file).bytes,
                let node = try? YAMLNode.parse(bytes: bytes)
            else { return nil }
            return PageType.read(node).type
        }
        return PageReader(types: types).types
    }

    /// The settings of a folder; the defaults where it has none.
    public static func settings(content: String) -> SiteSettings {
        guard let bytes = try? Files.read(content + "/_site.yml").bytes else { return SiteSettings() }
        return SiteSettings.read(bytes, file: "_site.yml").settings
    }
}
