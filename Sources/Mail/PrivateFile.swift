#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files that appear whole or not at all and that only their owner may read.
enum PrivateFile {
    /// A failed call, for logs and the job list.
    struct Failure: Error, CustomStringConvertible {
        var path: String
        var code: Int32

        var description: String { "cannot write \(path): \(String(cString: strerror(code)))" }
    }

    /// Makes the folder and those above it; an existing one is left as it is.
    static func makeFolder(_ path: String) throws(Failure) {
        if path.isEmpty || mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/") else {
            throw Failure(path: path, code: errno)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw Failure(path: path, code: errno) }
    }

    /// Writes under a temporary name, waits for the disk, then renames; a failure leaves nothing behind.
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        let temporary = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).neu"
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Failure(path: path, code: errno) }
        var problem = put(bytes, into: file)
        if problem == nil, fsync(file) != 0 { problem = errno }
        if close(file) != 0 { problem = problem ?? errno }
        if problem == nil, rename(temporary, path) != 0 { problem = errno }
        if let problem {
            unlink(temporary)
            throw Failure(path: path, code: problem)
        }
        try synchroniseFolder(of: path)
    }

    private static func put(_ bytes: [UInt8], into file: Int32) -> Int32? {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = systemWrite(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                if count < 0 { return errno }
                rest = rest.dropFirst(count)
            }
            return nil
        }
    }

    /// A rename is only safe from a power cut once the folder's own page is on disk.
    private static func synchroniseFolder(of path: String) throws(Failure) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let handle = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw Failure(path: path, code: errno) }
    }
}

// The name `write` is taken by the function above.
private func systemWrite(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    guard let buffer else { return 0 }
    return write(file, buffer, count)
}
