import Markup

/// Brings an output folder to a state: writes what changed, leaves what did not, removes what is gone.
struct OutputWriter {
    let folder: String
    let compress: Bool
    private let old: [String: Manifest.Entry]
    /// Whether an earlier build was cut off or left no manifest, so that nothing on disk can be trusted.
    private let isDirty: Bool

    /// What happened to the files of a site.
    struct Summary: Sendable {
        var written = 0
        var unchanged = 0
        var removed = 0
    }

    /// Prepares the folder.
    ///
    /// A folder that holds files of somebody else is refused: it would be emptied.
    init(folder: String, compress: Bool) throws(Problem) {
        self.folder = folder
        self.compress = compress
        let manifest = Manifest.read(folder)
        let isOurs = [Manifest.marker, Manifest.sign].contains { Files.stamp(folder + "/" + $0) != nil }
        isDirty = isOurs && (Files.stamp(folder + "/" + Manifest.marker) != nil || manifest == nil)
        old = isDirty ? [:] : manifest?.entries ?? [:]
        if Files.isFolder(folder), !isOurs {
            let strange = ((try? Files.tree(folder, hidden: true)) ?? []).first
            if let strange {
                throw Problem(
                    file: folder,
                    line: 0,
                    level: .error,
                    code: "output-not-ours",
                    text: "Der Ordner enthält Dateien, die nicht von nrwconnect sind, z. B. \(strange).",
                    hint: "Nennen Sie mit --output einen leeren oder neuen Ordner; er wird ganz ersetzt."
                )
            }
        }
    }

    func write(_ outputs: [Output], inputs: UInt64) throws(Files.Failure) -> Summary {
        try Files.makeFolder(folder + "/_server")
        _ = try Files.create(folder + "/" + Manifest.marker, with: [])
        let paths = Set(outputs.map(\.path))
        let removed = try removeGone(paths)
        let results = Parallel.map(outputs.count, chunk: 32, ahead: { makeFolders(outputs) }) { at in
            placing(outputs[at], paths)
        }
        var summary = Summary()
        var manifest = Manifest(inputs: inputs)
        manifest.entries.reserveCapacity(results.count)
        for result in results {
            for placed in try result.get() {
                manifest.entries[placed.path] = placed.entry
                if placed.isNew { summary.written += 1 } else { summary.unchanged += 1 }
            }
        }
        summary.removed = try removed + removeStale(manifest)
        // A cache that cannot be written costs the next build time, nothing else.
        try? manifest.write(folder)
        if isDirty { Files.removeEmptyFolders(folder) }
        Files.remove(folder + "/" + Manifest.marker, below: folder)
        return summary
    }

    private struct Placed: Sendable {
        var path: String
        var entry: Manifest.Entry
        var isNew: Bool
    }

    /// Makes the folders of new outputs ahead of the files in them.
    ///
    /// Nearly every new file is a page in a new folder, and all those folders stand in few others: cores
    /// that make them together wait for each other in the kernel.
    private func makeFolders(_ outputs: [Output]) {
        for output in outputs where old[output.path] == nil {
            guard let slash = output.path.utf8.lastIndex(of: UInt8(ascii: "/")) else { continue }
            // What goes wrong here goes wrong again where the file is written, and is reported there.
            try? Files.makeFolder(folder + "/" + output.path[..<slash])
        }
    }

    private func placing(_ output: Output, _ paths: Set<String>) -> Result<[Placed], Files.Failure> {
        do throws(Files.Failure) { return .success(try place(output, paths)) } catch {
            return .failure(error)
        }
    }

    /// Puts one output in place, with its compressed copies.
    private func place(_ output: Output, _ paths: Set<String>) throws(Files.Failure) -> [Placed] {
        let hash: UInt64
        let size: Int
        switch output.content {
        case .bytes(let bytes): (hash, size) = (ContentHash.of(bytes), bytes.count)
        case .copy(_, let stamp):
            var stamps = ContentHash()
            for number in [stamp.size, stamp.modified, stamp.changed] { stamps.add(number) }
            (hash, size) = (stamps.value, Int(stamp.size))
        }
        var placed: [Placed] = []
        if let same = unchanged(output.path, hash) {
            placed.append(same)
        } else {
            placed.append(try put(output.path, try bytes(of: output), hash))
        }
        guard compress, Compression.isWorthwhile(output.path, size: size) else { return placed }
        for (ending, encode) in [(".gz", Compression.gzip), (".br", Compression.brotli)] {
            let path = output.path + ending
            // An author's own compressed file stays his.
            if paths.contains(path) { continue }
            if let copy = unchanged(path, hash) {
                placed.append(copy)
            } else if let encoded = encode(try bytes(of: output)) {
                placed.append(try put(path, encoded, hash))
            }
        }
        return placed
    }

    private func bytes(of output: Output) throws(Files.Failure) -> [UInt8] {
        switch output.content {
        case .bytes(let bytes): bytes
        case .copy(let source, _): try Files.read(source).bytes
        }
    }

    private func unchanged(_ path: String, _ hash: UInt64) -> Placed? {
        guard let entry = old[path], entry.hash == hash, Files.stamp(folder + "/" + path) == entry.stamp
        else { return nil }
        return Placed(path: path, entry: entry, isNew: false)
    }

    private func put(_ path: String, _ bytes: [UInt8], _ hash: UInt64) throws(Files.Failure) -> Placed {
        let file = folder + "/" + path
        if let stamp = try create(file, bytes) {
            return Placed(path: path, entry: Manifest.Entry(hash: hash, stamp: stamp), isNew: true)
        }
        var isNew = true
        if let found = try? Files.read(file).bytes, found == bytes {
            isNew = false
        } else {
            try Files.replace(file, with: bytes)
        }
        guard let stamp = Files.stamp(file) else {
            throw Files.Failure(path: file, action: "nach dem Schreiben verschwunden", code: 2)
        }
        return Placed(path: path, entry: Manifest.Entry(hash: hash, stamp: stamp), isNew: isNew)
    }

    /// Creates a file, and its folder if that is still missing; `nil` if the file exists.
    private func create(_ file: String, _ bytes: [UInt8]) throws(Files.Failure) -> FileStamp? {
        do {
            return try Files.create(file, with: bytes)
        } catch {
            guard error.code == 2, let slash = file.lastIndex(of: "/") else { throw error }  // ENOENT
            try Files.makeFolder(String(file[..<slash]))
            return try Files.create(file, with: bytes)
        }
    }

    /// Makes room first: a page may now be a folder where a file was.
    private func removeGone(_ paths: Set<String>) throws(Files.Failure) -> Int {
        let before = isDirty ? try Files.tree(folder, hidden: true) : Array(old.keys)
        let gone = before.filter { path in
            let plain = path.hasSuffix(".gz") || path.hasSuffix(".br") ? String(path.dropLast(3)) : path
            return !paths.contains(path) && !paths.contains(plain) && path != Manifest.marker
        }
        for path in gone { Files.remove(folder + "/" + path, below: folder) }
        return gone.count
    }

    /// Removes what the last build wrote and this one did not; after a cut-off build, whatever is not of this one.
    private func removeStale(_ manifest: Manifest) throws(Files.Failure) -> Int {
        let before = isDirty ? try Files.tree(folder, hidden: true) : Array(old.keys)
        let stale = before.filter {
            manifest.entries[$0] == nil && $0 != Manifest.marker && Files.stamp(folder + "/" + $0) != nil
        }
        for path in stale { Files.remove(folder + "/" + path, below: folder) }
        return stale.count
    }
}
