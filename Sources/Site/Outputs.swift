import Markup

/// A file to be written below the output folder.
struct Output: Sendable {
    /// With `/`, without a leading one: `termine/index.html`.
    var path: String
    var content: Content

    enum Content: Sendable {
        case bytes([UInt8])
        /// A copy of a file of `Content/`, by its full path and stamp.
        case copy(String, FileStamp)
    }

    init(_ path: String, _ bytes: [UInt8]) {
        self.path = path.hasPrefix("/") ? String(path.dropFirst()) : path
        content = .bytes(bytes)
    }

    init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }

    init(copy path: String, from file: String, _ stamp: FileStamp) {
        self.path = path
        content = .copy(file, stamp)
    }

    /// The page at an address: `/termine/` is `termine/index.html`.
    init(page url: String, _ bytes: [UInt8]) { self.init(url + "index.html", bytes) }

    /// The address under which the output is served.
    var url: String {
        path == "index.html" || path.hasSuffix("/index.html") ? "/" + path.dropLast(10) : "/" + path
    }
}
