import Markup

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file of a generation of released pages: a page, or an attachment beside it.
public struct ReleasedFile: Sendable {
    /// Where the bytes come from.
    public enum Content: Sendable {
        case bytes([UInt8])
        /// A file that is written only where no generation has it yet; equal contents have equal names, such as the
        /// SHA-256 of an attachment.
        case file(name: String, write: @Sendable (_ path: String) throws -> Void)
    }

    /// The path below the folder, such as `themenfelder/bauen-wohnen/hinweis.md`.
    public var path: String
    public var content: Content

    /// A file from its path and content.
    public init(path: String, content: Content) {
        self.path = path
        self.content = content
    }
}

/// Materialises what is released into a folder that a build reads beside `Content/`.
///
/// Every state is a folder of its own, complete and never changed: `var/freigaben/3f…`. A build that reads one is not
/// disturbed by the next. Equal states have equal names, so that nothing is written and nothing is built anew.
public struct ReleasedPages: Sendable {
    /// The folder that holds the generations.
    public let base: String

    /// A list of what a generation holds; hidden, so that no build sees it.
    static let list = ".inhalt"
    private static let draftMark = ".neu-"

    /// Writes below a folder, which is made when needed.
    public init(base: String) { self.base = base }

    /// Writes a generation, unless there is one with the same files, and returns its folder.
    ///
    /// It appears whole or not at all. Files that another generation has are linked, not written.
    public func write(_ files: [ReleasedFile]) throws -> String {
        let entries = try Self.entries(files)
        let text = entries.map { "\($0.hash)\t\($0.file.path)\n" }.joined()
        var folder = base + "/" + Self.hash(Array(text.utf8))
        while Files.isFolder(folder) {
            if try entries.allSatisfy({ try Self.isSame($0, folder + "/" + $0.file.path) }) { return folder }
            folder += "-"
        }
        try Files.makeFolder(base)
        let draft = "\(base)/\(Self.draftMark)\(getpid())-\(Files.now())"
        defer { Self.removeTree(draft) }
        let known = previous()
        for entry in entries { try Self.put(entry, in: draft, known) }
        try Files.makeFolder(draft)
        try Files.replace(draft + "/" + Self.list, with: Array(text.utf8))
        guard rename(draft, folder) == 0 || Files.isFolder(folder) else {
            throw Files.Failure(path: folder, action: "nicht schreibbar", code: errno)
        }
        return folder
    }

    /// Removes all generations but those named, by folder, and what a stopped process left an hour ago.
    public func cleanUp(keeping kept: Set<String>) {
        let names = Set(kept.map { String($0.split(separator: "/").last ?? "") })
        for folder in Self.folders(base) where !names.contains(folder.name) {
            let isDraft = folder.name.hasPrefix(Self.draftMark)
            let isOurs = isDraft || Files.stamp(folder.path + "/" + Self.list) != nil
            let isOld = folder.changed < Files.now() - 3_600_000_000_000
            if isOurs, !isDraft || isOld { Self.removeTree(folder.path) }
        }
    }

    private struct Entry {
        var file: ReleasedFile
        var hash: String
    }

    /// Parts those that can be laid out from those that ``write(_:)`` would refuse.
    public static func layable(_ files: [ReleasedFile]) -> (fine: [ReleasedFile], refused: [ReleasedFile]) {
        var seen: Set<String> = []
        var result: (fine: [ReleasedFile], refused: [ReleasedFile]) = ([], [])
        for file in files {
            if isFine(file.path), seen.insert(file.path).inserted {
                result.fine.append(file)
            } else {
                result.refused.append(file)
            }
        }
        return result
    }

    private static func isFine(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.first != "." && part.first != "_"
                && part.utf8.allSatisfy { $0 >= 32 && $0 != 127 }
        }
    }

    /// The files in order, each with the hash of its content; paths that no build would read are refused.
    private static func entries(_ files: [ReleasedFile]) throws(Problem) -> [Entry] {
        var seen: Set<String> = []
        var entries: [Entry] = []
        for file in files.sorted(by: { $0.path < $1.path }) {
            guard isFine(file.path), seen.insert(file.path).inserted else {
                throw ReleasedFiles.problem(
                    file.path,
                    "released-path",
                    "Unter diesem Pfad kann nichts freigegeben werden.",
                    "Teile eines Pfades beginnen nicht mit Punkt oder Unterstrich, und jeder Pfad steht nur einmal."
                )
            }
            switch file.content {
            case .bytes(let bytes): entries.append(Entry(file: file, hash: hash(bytes)))
            case .file(let name, _):
                entries.append(Entry(file: file, hash: hash(Array("datei:\(name)".utf8))))
            }
        }
        return entries
    }

    /// 128 bits, as hexadecimal digits.
    private static func hash(_ bytes: [UInt8]) -> String {
        var second = ContentHash()
        second.add("zweite Hälfte")
        second.add(bytes)
        return [ContentHash.of(bytes), second.value].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private static func put(_ entry: Entry, in draft: String, _ known: [String: String]) throws {
        let path = draft + "/" + entry.file.path
        try Files.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
        if let old = known[entry.hash], try isSame(entry, old), link(old, path) == 0 { return }
        switch entry.file.content {
        case .bytes(let bytes): try Files.replace(path, with: bytes)
        case .file(_, let write): try write(path)
        }
    }

    /// Our hashes are quick, not safe against people, so the bytes themselves are compared.
    private static func isSame(_ entry: Entry, _ old: String) throws -> Bool {
        guard case .bytes(let bytes) = entry.file.content else { return true }
        return (try? Files.read(old).bytes) == bytes
    }

    /// The files of the newest generation by the hash of their content.
    private func previous() -> [String: String] {
        let newest = Self.folders(base).filter { !$0.name.hasPrefix(".") }.max { $0.changed < $1.changed }
        guard let newest, let bytes = try? Files.read(newest.path + "/" + Self.list).bytes else { return [:] }
        var files: [String: String] = [:]
        for line in bytes.split(separator: 10) {
            let parts = line.split(separator: 9, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
            if parts.count == 2 { files[parts[0]] = newest.path + "/" + parts[1] }
        }
        return files
    }
}
