/// What the last build wrote: paths with size, times and hash.
///
/// Kept beside the output folder, not in it, so that the same input gives the same folder to the byte.
///
/// With it a build touches only what changed. It is a cache: without it, or when it does not fit what is on disk,
/// files are compared by content.
struct Manifest: Sendable {
    /// `var/.site.manifest` for `var/site`.
    static func path(_ folder: String) -> String {
        guard let slash = folder.lastIndex(of: "/") else { return ".\(folder).manifest" }
        return "\(folder[..<slash])/.\(folder[folder.index(after: slash)...]).manifest"
    }

    /// Exists in every site that we have built.
    static let sign = "_server/redirects.json"
    /// Exists while a build is writing; a build that finds it trusts nothing that is there.
    static let marker = "_server/im-bau"
    private static let version = "nrwconnect-manifest 2"

    struct Entry: Sendable {
        var hash: UInt64
        var stamp: FileStamp
    }

    /// A hash over all inputs and options of the build.
    var inputs: UInt64
    var entries: [String: Entry] = [:]

    init(inputs: UInt64) { self.inputs = inputs }

    /// Reads the manifest of an output folder; `nil` when there is none that we can read.
    static func read(_ folder: String) -> Manifest? {
        guard let bytes = try? Files.read(path(folder)).bytes else { return nil }
        var lines = bytes.split(separator: 10)[...]
        guard lines.popFirst().map({ String(decoding: $0, as: UTF8.self) }) == version,
            let inputs = lines.popFirst().flatMap({ UInt64(String(decoding: $0, as: UTF8.self), radix: 16) })
        else { return nil }
        var manifest = Manifest(inputs: inputs)
        manifest.entries.reserveCapacity(lines.count)
        for line in lines {
            let parts = line.split(separator: 9)
            guard parts.count == 5, let hash = UInt64(String(decoding: parts[0], as: UTF8.self), radix: 16),
                let size = Int64(String(decoding: parts[1], as: UTF8.self)),
                let modified = Int64(String(decoding: parts[2], as: UTF8.self)),
                let changed = Int64(String(decoding: parts[3], as: UTF8.self))
            else { return nil }
            let entry = Entry(hash: hash, stamp: FileStamp(size: size, modified: modified, changed: changed))
            manifest.entries[String(decoding: parts[4], as: UTF8.self)] = entry
        }
        return manifest
    }

    func write(_ folder: String) throws(Files.Failure) {
        var bytes = Array((Manifest.version + "\n" + String(inputs, radix: 16) + "\n").utf8)
        bytes.reserveCapacity(entries.count * 120)
        for (path, entry) in entries {
            let stamp = entry.stamp
            let line =
                "\(String(entry.hash, radix: 16))\t\(stamp.size)\t\(stamp.modified)\t\(stamp.changed)\t"
            bytes += line.utf8
            bytes += path.utf8
            bytes.append(10)
        }
        try Files.replace(Manifest.path(folder), with: bytes)
    }

    /// Whether every file is on disk just as it was written.
    func isIntact(in folder: String) -> Bool {
        let files = Array(entries)
        return Parallel.map(files.count, chunk: 512) { at in
            Files.stamp(folder + "/" + files[at].key) == files[at].value.stamp
        }.allSatisfy { $0 }
    }
}
