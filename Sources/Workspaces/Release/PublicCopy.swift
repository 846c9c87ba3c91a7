import Access
import Markup
import Pages
import Store

/// A released revision as it leaves its workspace: public fields only, links that lead somewhere, files beside it.
struct PublicCopy: Sendable {
    /// The path of its file below the released folder: `themenfelder/bauen-wohnen/hinweis.md`.
    let path: String
    let text: [UInt8]
    /// Names of fields that stay inside.
    let removedFields: [String]
    /// Files that the text shows or links to, each with its path.
    let files: [(path: String, file: RevisionFile)]
    /// Links that the public sees as plain text, as they are written.
    let droppedLinks: [String]

    /// Makes the copy.
    ///
    /// - Parameters:
    ///   - address: where it will stand.
    ///   - formerAddresses: which lead to it from now on.
    ///   - publicPages: public addresses by the key of the page, of everything that is released or about to be.
    static func make(
        _ revision: Revision,
        of page: WikiPage,
        address: String,
        formerAddresses: [String],
        publicPages: [ID<WikiPage>: String],
        types: [String: PageType],
        site: any PublicSiteKnowledge,
        in reader: Reader
    ) throws -> PublicCopy {
        let text = PageText(revision.source, types: types, fallbackTitle: revision.title)
        let files = try RevisionFile.of(revision.id, in: reader)
        let byName = Dictionary(files.map { (AttachmentName.key($0.name), $0) }) { first, _ in first }
        let folder = PublicAddress.filesFolder(of: address)
        let folderName = String(folder.split(separator: "/").last ?? "")
        var used: [ID<AttachmentVersion>: RevisionFile] = [:]
        var dropped: [String] = []
        let body = try LinkRewriter(text.source.utf8.dropFirst(text.bodyOffset), firstLine: text.bodyLine)
            .rewrite {
                link throws(Problem) in
                let request = LinkRequest(kind: link.kind, target: link.target, position: link.position)
                let (target, suffix) = WikiTarget.read(request)
                if isInternal(absolute: link.target, site.origin) {
                    dropped.append(link.target)
                    return .text(nil)
                }
                if isLeftAlone(link.target) { return .keep }
                if case .neighbour(let name) = target, let file = byName[AttachmentName.key(name)] {
                    used[file.version] = file
                    return .address("\(folderName)/\(encoded(PublicAddress.fileName(file.name)))" + suffix)
                }
                if link.kind == .image {
                    dropped.append(link.target)
                    return .text(nil)
                }
                if case .site(let path) = target, !isInternal(path) { return .keep }
                let found = try? LinkFinding.find(
                    target,
                    from: page.workspace,
                    section: page.section,
                    in: reader
                )
                if case .page(let id)? = found {
                    if let place = publicPages[id] { return .address("/\(place)/" + suffix) }
                } else if case .page(nil, let name) = target, let known = site.page(named: name) {
                    return .address(known.url + suffix, text: known.title)
                }
                dropped.append(link.target)
                return .text(nil)
            }
        let whole = Array(text.source.utf8.prefix(text.bodyOffset)) + body
        let former = formerAddresses.filter { $0 != address }.map { "/\($0)/" }
        let made = try PublicText.make(
            source: whole,
            type: types[text.type] ?? .page,
            fields: [("titel", [text.title]), ("typ", [text.type]), ("umleitungen", former)]
        )
        return PublicCopy(
            path: address + ".md",
            text: made.text,
            removedFields: made.removedFields,
            files: used.values.sorted { $0.name < $1.name }.map {
                ("\(folder)/\(PublicAddress.fileName($0.name))", $0)
            },
            droppedLinks: dropped
        )
    }

    /// Addresses with a scheme and places on the page itself.
    private static func isLeftAlone(_ target: String) -> Bool {
        target.hasPrefix("#") || target.contains("://") || target.hasPrefix("mailto:")
            || target.hasPrefix("tel:")
    }

    /// The same with the name of this very site before it, as copied from the address bar.
    private static func isInternal(absolute target: String, _ origin: String) -> Bool {
        let start = origin.lowercased() + "/"
        return !origin.isEmpty && target.lowercased().hasPrefix(start)
            && isInternal(String(target.dropFirst(start.count)))
    }

    /// Pages of the closed area are no targets for the public.
    private static func isInternal(_ path: String) -> Bool {
        PublicAddress.isOurs(path.split(whereSeparator: { "/?#".contains($0) }).first ?? "")
    }

    private static func encoded(_ name: String) -> String {
        var result = ""
        for byte in name.utf8 {
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "-._~".utf8.contains(byte)
            result +=
                isPlain
                ? String(UnicodeScalar(byte))
                : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return result
    }
}
