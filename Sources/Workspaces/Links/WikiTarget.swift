import Foundation
import Markup

/// What a link in the text of a page asks for: `[[Ablauf]]`, `[[arbeit-ruhestand/rente|Rente]]`, `plan.pdf`, `/termine/`.
enum WikiTarget: Sendable, Hashable {
    /// A page by short address or title; without a workspace in the same one.
    case page(workspace: String?, name: String)
    /// A file of the page, or a page beside it, whichever is there.
    case neighbour(String)
    /// A path of the public site, or anything else that begins with a slash.
    case site(String)

    /// The target and what stands behind it: `#ziele`.
    static func read(_ request: LinkRequest) -> (target: WikiTarget, suffix: String) {
        let written = request.target
        let cut = written.firstIndex { $0 == "#" || $0 == "?" } ?? written.endIndex
        let suffix = String(written[cut...])
        let path = String(written[..<cut])
        if request.kind == .wiki {
            let parts = path.split(separator: "/", maxSplits: 1).map { $0.trimmingBlanks }
            if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty {
                return (.page(workspace: parts[0], name: parts[1]), suffix)
            }
            return (.page(workspace: nil, name: path.trimmingBlanks), suffix)
        }
        let decoded = path.removingPercentEncoding ?? path
        if let own = ownPage(decoded) { return (own, suffix) }
        if decoded.hasPrefix("/") { return (.site(decoded), suffix) }
        var name = decoded
        while name.hasPrefix("./") { name.removeFirst(2) }
        return (.neighbour(name), suffix)
    }

    /// `/bereiche/bauen-wohnen/seiten/ablauf/` is the page, however it was written.
    private static func ownPage(_ path: String) -> WikiTarget? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard path.hasPrefix("/"), parts.count == 4, parts[0] == "bereiche", parts[2] == "seiten" else {
            return nil
        }
        return .page(workspace: String(parts[1]), name: String(parts[3]))
    }
}

extension StringProtocol {
    fileprivate var trimmingBlanks: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
