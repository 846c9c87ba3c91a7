import Foundation

@testable import App

/// The repository, found from this file also where a symbolic link leads to it.
enum Repository {
    static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    static let content = folder + "/Content"

    /// The pages below a folder of `Content/` by path, with their texts.
    static func pages(below part: String = "") throws -> [String: String] {
        let root = part.isEmpty ? content : content + "/" + part
        var pages: [String: String] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init()
        where path.hasSuffix(".md") {
            pages[path] = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
        }
        return pages
    }
}

/// Runs a test in a temporary folder that is gone afterwards.
func withScratch<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder =
        FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        + "/nrwconnect-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}

/// Writes a file and the folders above it.
func write(_ text: String, to path: String) throws {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
}

/// Every file below a folder with its bytes.
func tree(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
        let file = URL(filePath: folder + "/" + path)
        if (try file.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true {
            files[path] = try Data(contentsOf: file)
        }
    }
    return files
}

/// A program on the day of all tests, 23 November 2026.
func program(_ environment: [String: String] = [:]) -> Program {
    Program(environment: ["NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1795431600"].merging(environment) { $1 })
}

/// The options that keep a run inside a folder.
func folders(_ root: String) -> [String] {
    ["--content", root + "/Content", "--theme", root + "/Theme"]
}

/// A small site with a minimal theme.
func makeSite(_ root: String, _ files: [String: String] = ["index.md": "# Start\n"]) throws {
    try write("minimal: true\n", to: root + "/Theme/theme.yml")
    for (path, text) in files { try write(text, to: root + "/Content/" + path) }
}
