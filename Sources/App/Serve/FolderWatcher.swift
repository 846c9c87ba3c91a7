import Foundation

#if canImport(Glibc)
    import Glibc

    /// Says which files below some folders have changed, by inotify(7).
    ///
    /// Symbolic links to folders are not followed, as they are not in a build: they may lead in circles.
    final class FolderWatcher {
        private let queue: Int32
        private let roots: [String]
        private var folders: [Int32: String] = [:]
        private static let events = UInt32(
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF
                | IN_MOVE_SELF
        )

        /// A reason why folders cannot be watched.
        struct Failure: Error, CustomStringConvertible {
            var description: String
        }

        /// Watches folders and all below them.
        init(_ roots: [String]) throws {
            self.roots = roots
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
                if Self.kind(path) == .typeDirectory { try add(path) }
            }
        }

        /// Folder, file or link; links are not followed.
        private static func kind(_ path: String) -> FileAttributeType? {
            (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        }

        /// Waits for changes, then gathers those that come in the next few milliseconds: editors write a
        /// file in steps.
        ///
        /// Names of hidden and backup files are left out. The folders themselves stand for "anything may have changed".
        func next() -> Set<String> {
            var changed: Set<String> = []
            repeat {
                changed.formUnion(read(wait: changed.isEmpty ? patience : 8))
                if changed.isEmpty { changed = returned() }
                if changed.isEmpty { continue }
                var pending = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
                if poll(&pending, 1, 8) <= 0 { return changed }
            } while true
        }

        private var missing: [String] { roots.filter { root in !folders.values.contains(root) } }

        /// How long to wait, in milliseconds: for ever, unless a whole folder was taken away and may come back.
        private var patience: Int32 { missing.isEmpty ? -1 : 500 }

        /// Folders that are there again, as when Git has changed the branch.
        private func returned() -> Set<String> {
            Set(missing.filter { (try? add($0)) != nil })
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
                changed.formUnion(paths(of: event, name))
            }
            return changed
        }

        /// What an event says has changed.
        private func paths(of event: inotify_event, _ name: String) -> Set<String> {
            func has(_ flag: Int) -> Bool { event.mask & UInt32(flag) != 0 }
            if has(Int(IN_Q_OVERFLOW)) {
                // Events were lost, perhaps those of new folders.
                for root in roots { try? add(root) }
                return Set(roots)
            }
            guard let folder = folders[event.wd] else { return [] }
            if has(Int(IN_IGNORED)) || has(Int(IN_DELETE_SELF)) || has(Int(IN_MOVE_SELF)) {
                guard roots.contains(folder) else {
                    if has(Int(IN_IGNORED)) { folders[event.wd] = nil }
                    return []
                }
                folders[event.wd] = nil
                inotify_rm_watch(queue, event.wd)
                return [folder]
            }
            guard !name.hasPrefix("."), !name.hasSuffix("~") else { return [] }
            let path = folder + "/" + name
            let isFolder = has(Int(IN_ISDIR))
            if isFolder, has(Int(IN_CREATE)) || has(Int(IN_MOVED_TO)) { try? add(path) }
            // A file that is only being created is reported again when it has been written.
            return has(Int(IN_CREATE)) && !isFolder && Self.kind(path) == .typeRegular ? [] : [path]
        }
    }
#endif
