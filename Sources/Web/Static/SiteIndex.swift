/// The addresses of a site and what stands behind each: `/termine/` a page, `/alt/` a move, `/weg/` a withdrawal.
final class SiteIndex: Sendable {
    /// Keys are addresses as people see them (decoded).
    ///
    /// Swift compares strings by canonical equivalence, so a file name in NFD, as macOS writes it, is found by a
    /// request in NFC and the other way round.
    let files: [String: SiteFile]
    let redirects: Redirects

    init(files: [String: SiteFile], redirects: Redirects) {
        self.files = files
        self.redirects = redirects
    }

    enum Finding {
        case file(SiteFile)
        /// A page under its proper address: the same path with a slash, or without `index.html`.
        case canonical(String)
        case moved(String)
        case withdrawn
        case missing
    }

    func find(_ path: String) -> Finding {
        if let file = files[path], !Self.isErrorPage(path) { return .file(file) }
        if path.hasSuffix("/index.html") {
            let folder = String(path.dropLast("index.html".count))
            if files[folder] != nil { return .canonical(folder) }
        }
        let asFolder = path.hasSuffix("/") ? nil : path + "/"
        if let asFolder, files[asFolder] != nil { return .canonical(asFolder) }
        if let target = redirects.moved[path] ?? asFolder.flatMap({ redirects.moved[$0] }) {
            return .moved(target)
        }
        if redirects.withdrawn.contains(path) || asFolder.map(redirects.withdrawn.contains) == true {
            return .withdrawn
        }
        return .missing
    }

    /// The page that accompanies a status, for example `/404.html`.
    ///
    /// It has no address of its own.
    func errorPage(_ status: Int) -> SiteFile? { files["/\(status).html"] }

    private static func isErrorPage(_ path: String) -> Bool { path == "/404.html" || path == "/410.html" }
}
