import Foundation

/// The regular files (with size and time) and folders directly in one folder.
struct FolderListing {
    var files: [String: FileStamp] = [:]
    var folders: [String] = []

    /// `nil` if the folder cannot be opened; a build may have removed it meanwhile.
    init?(path: String) {
        guard let stream = opendir(path) else { return nil }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            guard let name = Self.name(of: entry), name != ".", name != ".." else { continue }
            if entry.pointee.d_type == UInt8(DT_DIR) {
                folders.append(name)
                continue
            }
            var info = stat()
            guard fstatat(dirfd(stream), name, &info, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            switch info.st_mode & S_IFMT {
            case S_IFREG: files[name] = FileStamp(info)
            case S_IFDIR: folders.append(name)  // Some file systems leave d_type unknown.
            default: continue  // A symbolic link could lead out of the folder.
            }
        }
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}

extension FileStamp {
    init(_ info: stat) {
        #if canImport(Darwin)
            let time = info.st_mtimespec
        #else
            let time = info.st_mtim
        #endif
        self.init(size: Int(info.st_size), modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
