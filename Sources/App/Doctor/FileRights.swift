import Foundation

/// What the system lets us and others do with files.
enum FileRights {
    /// Whether people other than the owner may read a file or list a folder.
    static func isReadableByOthers(_ path: String) -> Bool {
        mode(path).map { $0 & 0o044 != 0 } ?? false
    }

    /// Whether this process may make files in a folder.
    static func isWritable(_ folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Makes an empty file that only we may read; one that is there stays as it is.
    ///
    /// What fails here fails again, with a better message, when the file is used.
    static func makePrivateFile(_ path: String) {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        if file >= 0 { close(file) }
    }

    private static func mode(_ path: String) -> mode_t? {
        var info = stat()
        return stat(path, &info) == 0 ? info.st_mode : nil
    }
}
