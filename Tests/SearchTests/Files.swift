import Foundation

/// Files of a test.
enum Files {
    static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
