#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The folders of generations on disk.
extension ReleasedPages {
    struct Folder {
        var name: String
        var path: String
        /// Nanoseconds since 1970.
        var changed: Int64
    }

    static func folders(_ base: String) -> [Folder] {
        guard let handle = opendir(base) else { return [] }
        defer { closedir(handle) }
        var found: [Folder] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            var info = stat()
            let path = base + "/" + name
            guard name != ".", name != "..", lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else {
                continue
            }
            found.append(Folder(name: name, path: path, changed: FileStamp(info).changed))
        }
        return found.sorted { $0.name < $1.name }
    }

    static func removeTree(_ folder: String) {
        for file in (try? Files.tree(folder, hidden: true)) ?? [] { unlink(folder + "/" + file) }
        Files.removeEmptyFolders(folder)
        rmdir(folder)
    }
}
