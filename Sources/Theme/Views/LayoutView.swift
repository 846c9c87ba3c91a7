/// The document around a page: head, header, navigation, footer (`layout.mustache`).
public struct LayoutView: View {
    public var language = "de"
    public var documentTitle = ""
    public var description: String?
    public var canonical = ""
    public var siteTitle = ""
    public var siteSubtitle: String?
    public var homeURL = "/"
    /// The kind of page as a CSS class.
    public var pageKind = "seite"
    public var icon: String?
    public var stylesheets: [Asset] = []
    public var scripts: [Asset] = []
    public var meta: [NamedContent] = []
    public var openGraph: [NamedContent] = []
    /// JSON-LD, already made safe for a `<script>` element.
    public var structuredData: [StructuredData] = []
    public var feeds: [Link] = []
    public var calendars: [Link] = []
    public var navigation: [NavItem] = []
    public var breadcrumb: [Crumb] = []
    public var footer: [FooterColumn] = []
    public var legal: [Link] = []
    public var searchURL: String?
    public var main = Fragment([])
    public var preview = false
    public var previewScript: String?
    public var builtText = ""

    public init() {}

    public static let schema = Schema(
        "LayoutView",
        [
            "language": .text(of: LayoutView.self) { $0.language },
            "documentTitle": .text(of: LayoutView.self) { $0.documentTitle },
            "description": .text(of: LayoutView.self) { $0.description },
            "canonical": .text(of: LayoutView.self) { $0.canonical },
            "siteTitle": .text(of: LayoutView.self) { $0.siteTitle },
            "siteSubtitle": .text(of: LayoutView.self) { $0.siteSubtitle },
            "homeURL": .text(of: LayoutView.self) { $0.homeURL },
            "pageKind": .text(of: LayoutView.self) { $0.pageKind },
            "icon": .text(of: LayoutView.self) { $0.icon },
            "stylesheets": .list(of: LayoutView.self) { $0.stylesheets },
            "scripts": .list(of: LayoutView.self) { $0.scripts },
            "meta": .list(of: LayoutView.self) { $0.meta },
            "openGraph": .list(of: LayoutView.self) { $0.openGraph },
            "structuredData": .list(of: LayoutView.self) { $0.structuredData },
            "feeds": .list(of: LayoutView.self) { $0.feeds },
            "calendars": .list(of: LayoutView.self) { $0.calendars },
            "navigation": .list(of: LayoutView.self) { $0.navigation },
            "breadcrumb": .list(of: LayoutView.self) { $0.breadcrumb },
            "hasBreadcrumb": .flag(of: LayoutView.self) { $0.breadcrumb.count > 1 },
            "footer": .list(of: LayoutView.self) { $0.footer },
            "legal": .list(of: LayoutView.self) { $0.legal },
            "searchURL": .text(of: LayoutView.self) { $0.searchURL },
            "main": .html(of: LayoutView.self) { $0.main },
            "preview": .flag(of: LayoutView.self) { $0.preview },
            "previewScript": .text(of: LayoutView.self) { $0.previewScript },
            "builtText": .text(of: LayoutView.self) { $0.builtText },
        ]
    )
}

/// A stylesheet or script with its hash for Subresource Integrity.
public struct Asset: View, Hashable {
    public var url: String
    public var integrity: String

    public init(url: String, integrity: String) {
        self.url = url
        self.integrity = integrity
    }

    public static let schema = Schema(
        "Asset",
        ["url": .text(of: Asset.self) { $0.url }, "integrity": .text(of: Asset.self) { $0.integrity }]
    )
}

/// A `<meta>` element: `name` or `property`, and its content.
public struct NamedContent: View {
    public var name: String
    public var content: String

    public init(_ name: String, _ content: String) {
        self.name = name
        self.content = content
    }

    public static let schema = Schema(
        "NamedContent",
        [
            "name": .text(of: NamedContent.self) { $0.name },
            "property": .text(of: NamedContent.self) { $0.name },
            "content": .text(of: NamedContent.self) { $0.content },
        ]
    )
}

/// One JSON-LD object.
public struct StructuredData: View {
    public var json: Fragment

    public init(json: Fragment) { self.json = json }

    public static let schema = Schema("StructuredData", ["json": .html(of: StructuredData.self) { $0.json }])
}

/// A titled group of links at the foot of every page.
public struct FooterColumn: View {
    public var title: String
    public var links: [Link]

    public init(title: String, links: [Link]) {
        self.title = title
        self.links = links
    }

    public static let schema = Schema(
        "FooterColumn",
        ["title": .text(of: FooterColumn.self) { $0.title }, "links": .list(of: FooterColumn.self) { $0.links }]
    )
}
