import Glibc

/// Where log lines go; tests collect them.
package struct LogOutput: Sendable {
    /// Takes a whole line with its end.
    let write: @Sendable ([UInt8]) -> Void

    package init(_ write: @escaping @Sendable ([UInt8]) -> Void) { self.write = write }

    /// One system call per line, so that lines of several threads do not mix.
    package static let standardError = LogOutput { line in
        var rest = line[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // A log that nobody takes must not stop the server.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
