import Foundation

#if canImport(Glibc)
    import Glibc

    /// Says which files below some folders have changed, by inotify(7).
    final class FolderWatcher {
        private let queue: Int32
        private var folders: [Int32: String] = [:]
        private static let events = UInt32(
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE
        )

        /// A reason why folders cannot be watched.
        struct Failure: Error, CustomStringConvertible {
            var description: String
        }

        /// Watches folders and all below them.
        init(_ roots: [String]) throws {
            queue = inotify_init1(Int32(IN_CLOEXEC))
            guard queue >= 0 else { throw Failure(description: String(cString: strerror(errno))) }
            for root in roots { try add(root) }
        }

        deinit { close(queue) }

        private func add(_ folder: String) throws {
            let watch = inotify_add_watch(queue, folder, Self.events)
            guard watch >= 0 else {
                throw Failure(description: "\(folder): \(String(cString: strerror(errno)))")
            }
            folders[watch] = folder
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            where !name.hasPrefix(".") {
                let path = folder + "/" + name
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                    try add(path)
                }
            }
        }

        /// Waits for changes, then gathers those that come in the next few milliseconds: editors write a
        /// file in steps.
        ///
        /// Names of hidden and backup files are left out.
        func next() -> Set<String> {
            var changed: Set<String> = []
            repeat {
                changed.formUnion(read(wait: changed.isEmpty ? -1 : 8))
                if changed.isEmpty { continue }
                var pending = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
                if poll(&pending, 1, 8) <= 0 { return changed }
            } while true
        }

        private func read(wait: Int32) -> Set<String> {
            var pending = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
            guard poll(&pending, 1, wait) > 0 else { return [] }
            var changed: Set<String> = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = Glibc.read(queue, &buffer, buffer.count)
            let header = MemoryLayout<inotify_event>.size
            var at = 0
            while at + header <= count {
                let event = buffer.withUnsafeBytes {
                    $0.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
                }
                let nameBytes = buffer[(at + header)..<(at + header + Int(event.len))].prefix { $0 != 0 }
                let name = String(decoding: nameBytes, as: UTF8.self)
                at += header + Int(event.len)
                guard let folder = folders[event.wd], !name.hasPrefix("."), !name.hasSuffix("~") else {
                    continue
                }
                let path = folder + "/" + name
                if event.mask & UInt32(IN_ISDIR) != 0, event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 {
                    try? add(path)
                }
                // A file that is only being created is reported again when it has been written.
                if event.mask & UInt32(IN_CREATE) != 0, event.mask & UInt32(IN_ISDIR) == 0 { continue }
                changed.insert(path)
            }
            return changed
        }
    }
#endif
