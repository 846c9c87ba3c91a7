/// One built site as it is served: an immutable index of its files, redirects and withdrawn addresses.
///
/// ```swift
/// let first = try SiteSnapshot.load(folder: "var/site")
/// let next = try SiteSnapshot.load(folder: "var/site", previous: first)  // keeps what did not change
/// let preview = next.replacing(path: "/kontakt/", body: html)            // one page from memory
/// ```
/// Addresses are looked up in this index and nowhere else, so no request can name a file outside the folder.
/// Copying a snapshot copies one reference.
package struct SiteSnapshot: Sendable {
    let index: SiteIndex

    /// Reads names, sizes and times of all files below a folder; bodies are read when somebody asks for them.
    ///
    /// - Parameters:
    ///   - folder: The output folder of a build, for example `var/site`.
    ///   - previous: An older snapshot of the same folder. Files with the same size and time are taken from it,
    ///     together with what the server keeps of them in memory.
    /// - Throws: ``ServeProblem`` when the folder cannot be read or `_server/redirects.json` is damaged.
    package static func load(folder: String, previous: SiteSnapshot? = nil) throws -> SiteSnapshot {
        let root = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let files = try FolderScan(root: root, previous: previous?.index.files ?? [:]).files()
        let redirects = try Redirects.read(file: root + "/_server/redirects.json")
        return SiteSnapshot(index: SiteIndex(files: files, redirects: redirects))
    }

    /// The same site with one page from memory, for a preview that is on screen before the whole build is done.
    ///
    /// - Parameters:
    ///   - path: The address of the page, with slashes: `/a/b/`.
    ///   - body: The complete HTML in UTF-8.
    package func replacing(path: String, body: [UInt8]) -> SiteSnapshot {
        var files = index.files
        files[path] = SiteFile(address: path, name: "index.html", body: body)
        return SiteSnapshot(index: SiteIndex(files: files, redirects: index.redirects))
    }
}
