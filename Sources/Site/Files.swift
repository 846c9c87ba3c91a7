import Markup

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a file was when it was looked at: enough to tell whether it has changed since.
struct FileStamp: Hashable, Sendable {
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
    /// When name, content or rights last changed.
    ///
    /// Unlike `modified` nobody can set it, so it tells two pictures of equal size apart that have swapped
    /// names, and a file that was copied with its old time.
    var changed: Int64

    init(size: Int64, modified: Int64, changed: Int64) {
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    init(_ info: stat) {
        size = Int64(info.st_size)
        #if canImport(Glibc)
            modified = Int64(info.st_mtim.tv_sec) * 1_000_000_000 + Int64(info.st_mtim.tv_nsec)
            changed = Int64(info.st_ctim.tv_sec) * 1_000_000_000 + Int64(info.st_ctim.tv_nsec)
        #else
            modified = Int64(info.st_mtimespec.tv_sec) * 1_000_000_000 + Int64(info.st_mtimespec.tv_nsec)
            changed = Int64(info.st_ctimespec.tv_sec) * 1_000_000_000 + Int64(info.st_ctimespec.tv_nsec)
        #endif
    }
}

/// The few calls on files that the generator needs, straight to the system: a build makes tens of thousands of them.
enum Files {
    /// A failed call with the file it concerned.
    struct Failure: Error, CustomStringConvertible {
        var path: String
        var action: String
        var code: Int32

        var description: String { "\(path): \(action) (\(String(cString: strerror(code))))" }
    }

    /// The time by the clock that stamps files, in nanoseconds since 1970.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    static func stamp(_ path: String) -> FileStamp? {
        var info = stat()
        guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileStamp(info)
    }

    /// The real path of a folder; of one that does not exist yet, the real path of the nearest one above and the rest.
    static func absolute(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        guard let slash = path.lastIndex(of: "/") else { return absolute(".") + "/" + path }
        let parent = path[..<slash]
        return absolute(parent.isEmpty ? "/" : String(parent)) + path[slash...]
    }

    static func isFolder(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    /// Reads a whole file and its stamp in one go.
    static func read(_ path: String) throws(Failure) -> (bytes: [UInt8], stamp: FileStamp) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure(path: path, action: "nicht lesbar", code: errno) }
        defer { close(file) }
        var info = stat()
        guard fstat(file, &info) == 0, info.st_mode & S_IFMT != S_IFDIR else {
            throw Failure(path: path, action: "nicht lesbar", code: EISDIR)
        }
        let size = Int(info.st_size)
        var failed: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = systemRead(file, buffer.baseAddress.map { $0 + count }, size - count)
                if got < 0 { failed = errno }
                if got <= 0 { break }
                count += got
            }
        }
        guard failed == 0 else { throw Failure(path: path, action: "nicht lesbar", code: failed) }
        return (bytes, FileStamp(info))
    }

    /// Writes a file that must appear whole or not at all: a temporary name first, then a rename.
    static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
        let temporary = path + ".neu"
        try write(temporary, bytes, flags: O_TRUNC)
        guard rename(temporary, path) == 0 else {
            throw Failure(path: path, action: "nicht schreibbar", code: errno)
        }
    }

    /// Writes a file that does not exist yet, and returns its stamp; `nil` if it does exist.
    static func create(_ path: String, with bytes: [UInt8]) throws(Failure) -> FileStamp? {
        do {
            return try write(path, bytes, flags: O_EXCL)
        } catch {
            if error.code == EEXIST { return nil }
            throw error
        }
    }

    @discardableResult
    private static func write(_ path: String, _ bytes: [UInt8], flags: Int32) throws(Failure) -> FileStamp {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o644)
        guard file >= 0 else { throw Failure(path: path, action: "nicht schreibbar", code: errno) }
        defer { close(file) }
        var failed: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let put = systemWrite(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if put < 0 {
                    failed = errno
                    return
                }
                done += put
            }
        }
        guard failed == 0 else { throw Failure(path: path, action: "nicht schreibbar", code: failed) }
        var info = stat()
        guard fstat(file, &info) == 0 else {
            throw Failure(path: path, action: "nicht schreibbar", code: errno)
        }
        return FileStamp(info)
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(Failure) {
        if path.isEmpty || mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/") else {
            throw Failure(path: path, action: "Ordner nicht anlegbar", code: errno)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw Failure(path: path, action: "Ordner nicht anlegbar", code: errno)
        }
    }

    /// Removes a file, and the folders above it that are empty then, but never `root`.
    static func remove(_ path: String, below root: String) {
        unlink(path)
        var folder = path
        while let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            guard folder.utf8.count > root.utf8.count, rmdir(folder) == 0 else { return }
        }
    }

    /// All files below a folder by relative path, sorted; names that begin with a dot are left out unless
    /// asked for.
    ///
    /// Symbolic links to folders are not followed.
    static func tree(_ root: String, hidden: Bool = false) throws(Failure) -> [String] {
        var found: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let path = folder.isEmpty ? root : root + "/" + folder
            guard let handle = opendir(path) else {
                throw Failure(path: path, action: "Ordner nicht lesbar", code: errno)
            }
            defer { closedir(handle) }
            while let entry = readdir(handle) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name == "." || name == ".." || !hidden && name.hasPrefix(".") { continue }
                let relative = folder.isEmpty ? name : folder + "/" + name
                switch Int32(entry.pointee.d_type) {
                case Int32(DT_DIR): folders.append(relative)
                case Int32(DT_REG): found.append(relative)
                default:
                    if isFolder(root + "/" + relative) { continue }
                    if stamp(root + "/" + relative) != nil { found.append(relative) }
                }
            }
        }
        return found.sorted()
    }

    /// Removes folders without files, deepest first; the root stays.
    static func removeEmptyFolders(_ root: String) {
        guard let handle = opendir(root) else { return }
        var folders: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if Int32(entry.pointee.d_type) == Int32(DT_DIR), name != ".", name != ".." {
                folders.append(root + "/" + name)
            }
        }
        closedir(handle)
        for folder in folders {
            removeEmptyFolders(folder)
            rmdir(folder)
        }
    }
}

// The names `read` and `write` are taken by the functions above.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    guard let buffer else { return 0 }
    return read(file, buffer, count)
}

private func systemWrite(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    guard let buffer else { return 0 }
    return write(file, buffer, count)
}
