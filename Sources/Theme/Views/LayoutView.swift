/// The document around a page: head, header, navigation, footer (`layout.mustache`).
package struct LayoutView: View {
    package var language = "de"
    package var documentTitle = ""
    package var description: String?
    package var canonical = ""
    package var siteTitle = ""
    package var siteSubtitle: String?
    package var homeURL = "/"
    /// The kind of page as a CSS class.
    package var pageKind = "seite"
    package var icon: String?
    package var stylesheets: [Asset] = []
    package var scripts: [Asset] = []
    package var meta: [NamedContent] = []
    package var openGraph: [NamedContent] = []
    /// JSON-LD, already made safe for a `<script>` element.
    package var structuredData: [StructuredData] = []
    package var feeds: [Link] = []
    package var calendars: [Link] = []
    package var navigation: [NavItem] = []
    package var breadcrumb: [Crumb] = []
    package var footer: [FooterColumn] = []
    package var legal: [Link] = []
    package var searchURL: String?
    /// Where people sign in; `nil` for a site without a closed area.
    package var signInURL: String?
    /// Who is signed in; never on pages that are files.
    package var account: AccountView?
    package var viewAs: ViewAsView?
    /// The token for the forms of the header.
    package var csrf: String?
    package var main = Fragment([])
    package var preview = false
    package var previewScript: String?
    package var builtText = ""

    package init() {}

    package static let schema = Schema(
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
            "hasNavigation": .flag(of: LayoutView.self) { !$0.navigation.isEmpty },
            "breadcrumb": .list(of: LayoutView.self) { $0.breadcrumb },
            "hasBreadcrumb": .flag(of: LayoutView.self) { $0.breadcrumb.count > 1 },
            "footer": .list(of: LayoutView.self) { $0.footer },
            "legal": .list(of: LayoutView.self) { $0.legal },
            "searchURL": .text(of: LayoutView.self) { $0.searchURL },
            "signInURL": .text(of: LayoutView.self) { $0.account == nil ? $0.signInURL : nil },
            "account": .view(of: LayoutView.self) { $0.account },
            "viewAs": .view(of: LayoutView.self) { $0.viewAs },
            "csrf": .text(of: LayoutView.self) { $0.csrf },
            "main": .html(of: LayoutView.self) { $0.main },
            "preview": .flag(of: LayoutView.self) { $0.preview },
            "previewScript": .text(of: LayoutView.self) { $0.previewScript },
            "builtText": .text(of: LayoutView.self) { $0.builtText },
        ]
    )
}

/// A stylesheet or script with its hash for Subresource Integrity.
package struct Asset: View, Hashable {
    package var url: String
    package var integrity: String

    package init(url: String, integrity: String) {
        self.url = url
        self.integrity = integrity
    }

    package static let schema = Schema(
        "Asset",
        ["url": .text(of: Asset.self) { $0.url }, "integrity": .text(of: Asset.self) { $0.integrity }]
    )
}

/// A `<meta>` element: `name` or `property`, and its content.
package struct NamedContent: View {
    package var name: String
    package var content: String

    package init(_ name: String, _ content: String) {
        self.name = name
        self.content = content
    }

    package static let schema = Schema(
        "NamedContent",
        [
            "name": .text(of: NamedContent.self) { $0.name },
            "property": .text(of: NamedContent.self) { $0.name },
            "content": .text(of: NamedContent.self) { $0.content },
        ]
    )
}

/// One JSON-LD object.
package struct StructuredData: View {
    package var json: Fragment

    package init(json: Fragment) { self.json = json }

    package static let schema = Schema("StructuredData", ["json": .html(of: StructuredData.self) { $0.json }])
}

/// A titled group of links at the foot of every page.
package struct FooterColumn: View {
    package var title: String
    package var links: [Link]

    package init(title: String, links: [Link]) {
        self.title = title
        self.links = links
    }

    package static let schema = Schema(
        "FooterColumn",
        [
            "title": .text(of: FooterColumn.self) { $0.title },
            "links": .list(of: FooterColumn.self) { $0.links },
        ]
    )
}
