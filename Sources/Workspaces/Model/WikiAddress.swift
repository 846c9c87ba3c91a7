package import Web

/// Where a page of a workspace and everything about it stands: `/bereiche/bauen-wohnen/seiten/ablauf/`.
///
/// The tree is no part of the address, so moving a page below another one changes no link.
package struct WikiAddress: Sendable, Hashable {
    package let workspace: String
    package let page: String

    package init(workspace: String, page: String) {
        self.workspace = workspace
        self.page = page
    }

    package var path: LocalPath { "/bereiche/\(workspace)/seiten/\(page)/" }

    /// Something below the page: `verlauf/`.
    package func path(_ rest: Below) -> LocalPath { "/bereiche/\(workspace)/seiten/\(page)/\(rest)" }

    package var text: String { path.text }

    /// What stands below a page.
    ///
    /// Literals only, so that nothing typed becomes part of an address unescaped.
    package struct Below: Sendable, ExpressibleByStringLiteral {
        let text: StaticString
        package init(stringLiteral text: StaticString) { self.text = text }
    }
}

extension LocalPath.Interpolation {
    mutating func appendInterpolation(_ rest: WikiAddress.Below) { appendLiteral(rest.text.description) }
}

/// Where a workspace and its lists stand: `/bereiche/bauen-wohnen/`.
package struct WorkspaceAddress: Sendable, Hashable {
    package let slug: String

    package init(_ slug: String) { self.slug = slug }

    package var path: LocalPath { "/bereiche/\(slug)/" }
    package var text: String { path.text }

    package func path(_ rest: WikiAddress.Below) -> LocalPath { "/bereiche/\(slug)/\(rest)" }

    package static let all: LocalPath = "/bereiche/"
}
