#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A call on a file that failed.
struct ArchiveFileFailure: Error {
    var path: String
    var code: Int32

    init(_ path: String) {
        self.path = path
        code = errno
    }

    /// What the system says about it.
    var reason: String { String(cString: strerror(code)) }
}
