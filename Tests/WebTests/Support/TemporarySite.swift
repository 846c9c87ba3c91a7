import Foundation

/// A site folder of a few files that is gone after the test.
final class TemporarySite: Sendable {
    let folder: String

    init(_ files: [String: String]) throws {
        folder = NSTemporaryDirectory() + "web-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (path, text) in files { try write(path, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes like a build: a new file, renamed into place, with a given time (seconds since 1970).
    func write(_ path: String, _ text: String, modified: Int = 1_790_000_000) throws {
        try write(path, bytes: Array(text.utf8), modified: modified)
    }

    func write(_ path: String, bytes: [UInt8], modified: Int = 1_790_000_000) throws {
        let target = URL(fileURLWithPath: folder + "/" + path)
        let parent = target.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: target, options: .atomic)
        let date = Date(timeIntervalSince1970: TimeInterval(modified))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: target.path)
    }
}
