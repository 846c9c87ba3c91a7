import Access
import Foundation
import Markup
import Store
import Web

/// Where the targets of one text lead, for one reader: the answers that the renderer gets.
struct LinkTable: Sendable {
    /// A page of a wiki that a target means.
    struct PageAnswer: Sendable, Hashable {
        let url: String
        let title: String
    }

    /// Pages by target; what is missing here is hidden or absent, and both look the same.
    var pages: [WikiTarget: PageAnswer] = [:]
    /// The files of the page by their folded names.
    var files: [String: FileAnswer] = [:]
    /// The workspace in which a page would be made from a link to nothing; `nil` for those who may not write there.
    var writableWorkspace: String?

    /// A file that a target means.
    struct FileAnswer: Sendable, Hashable {
        let url: String
        let width: Int?
        let height: Int?
        let isImage: Bool
    }

    /// The same with the files of an earlier revision.
    func with(_ files: [RevisionFile], of page: WikiAddress, revision: Int) -> LinkTable {
        var table = self
        table.files = [:]
        for file in files {
            table.files[AttachmentName.key(file.name)] = FileAnswer(
                url: file.path(on: page).adding("fassung", String(revision)).text,
                width: file.width,
                height: file.height,
                isImage: file.isImage
            )
        }
        return table
    }

    /// Two tables with the same key give the same HTML.
    var key: Int {
        var hasher = Hasher()
        hasher.combine(pages)
        hasher.combine(files)
        hasher.combine(writableWorkspace)
        return hasher.finalize()
    }
}

/// Answers the renderer from a table and from what the public site has.
struct TableLinks: LinkResolver {
    let table: LinkTable
    let site: any PublicSiteKnowledge

    func answer(_ request: LinkRequest) -> LinkAnswer {
        let (target, suffix) = WikiTarget.read(request)
        if request.kind == .image { return image(target) }
        if let page = table.pages[target] { return .href(page.url + suffix, title: page.title) }
        switch target {
        case .site(let path): return .href(path + suffix)
        case .neighbour(let name):
            if let file = table.files[AttachmentName.key(name)] { return .href(file.url + suffix) }
            return .broken(Self.missing(request))
        case .page(nil, let name):
            if let page = site.page(named: name) { return .href(page.url + suffix, title: page.title) }
            return wanted(name, request)
        case .page: return .broken(Self.missing(request))
        }
    }

    private func image(_ target: WikiTarget) -> LinkAnswer {
        switch target {
        case .neighbour(let name):
            guard let file = table.files[AttachmentName.key(name)], file.isImage else {
                return .broken(
                    Problem(
                        line: 0,
                        level: .warning,
                        code: "missing-image",
                        text: "Das Bild „\(name)“ gibt es an dieser Seite nicht.",
                        hint: "Hängen Sie die Datei an, oder berichtigen Sie den Namen."
                    )
                )
            }
            return .image(file.url, width: file.width, height: file.height)
        case .site(let path): return .image(path, width: nil, height: nil)
        case .page: return .broken(nil)
        }
    }

    /// A link to nothing leads those who may write to the form for a new page.
    private func wanted(_ name: String, _ request: LinkRequest) -> LinkAnswer {
        guard let workspace = table.writableWorkspace else { return .broken(Self.missing(request)) }
        return .href(WorkspaceAddress(workspace).path("seiten/neu/").adding("titel", name).text)
    }

    private static func missing(_ request: LinkRequest) -> Problem {
        Problem(
            line: 0,
            level: .warning,
            code: "dead-link",
            text: "„\(request.target)“ führt zu keiner Seite.",
            hint: "Prüfen Sie die Schreibweise."
        )
    }
}

/// Collects what a text asks for, in reading order.
final class LinkCollector: LinkResolver {
    private(set) var requests: [LinkRequest] = []

    func answer(_ request: LinkRequest) -> LinkAnswer {
        requests.append(request)
        return request.kind == .image
            ? .image(request.target, width: nil, height: nil) : .href(request.target)
    }
}
