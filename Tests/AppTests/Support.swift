import Foundation
import Store
import Synchronization
import Testing

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

/// What a program printed: results, and messages beside them.
final class Transcript: Sendable {
    private let parts = Mutex<(results: String, notes: String)>(("", ""))
    private let lines: AsyncStream<String>
    private let writer: AsyncStream<String>.Continuation

    init() { (lines, writer) = AsyncStream.makeStream(of: String.self) }

    var results: String { parts.withLock { $0.results } }
    var notes: String { parts.withLock { $0.notes } }

    var terminal: Terminal {
        Terminal { [self] text, isResult in
            parts.withLock { if isResult { $0.results += text } else { $0.notes += text } }
            for line in text.split(separator: "\n") { writer.yield(String(line)) }
        }
    }

    /// Waits until the server names its port; `nil` when the program ends before.
    func port() async -> Int? {
        for await line in lines {
            if let port = line.wholeMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)\//) {
                return Int(port.output.1)
            }
        }
        return nil
    }

    func finish() { writer.finish() }

    /// What was printed as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(results.utf8)) }
}

/// Runs a command line and keeps what it prints.
func run(_ words: [String], _ environment: [String: String] = [:]) async -> (code: Int32, output: Transcript)
{
    let transcript = Transcript()
    return (await run(words, environment, transcript), transcript)
}

private func run(_ words: [String], _ environment: [String: String], _ transcript: Transcript) async -> Int32
{
    let environment = ["SOURCE_DATE_EPOCH": "1795431600"].merging(environment) { $1 }
    defer { transcript.finish() }
    return await Program(environment: environment, terminal: transcript.terminal).run(words)
}

/// Serves on a free port during the body.
func withServe<Value: Sendable>(
    _ words: [String],
    _ body: @Sendable (_ port: Int, _ transcript: Transcript) async throws -> Value
) async throws -> Value {
    let transcript = Transcript()
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { _ = await run(["serve", "--port", "0"] + words, [:], transcript) }
        defer { tasks.cancelAll() }
        let port = try #require(
            await transcript.port(),
            "it ended: \(transcript.results)\(transcript.notes)"
        )
        return try await body(port, transcript)
    }
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

extension DatabaseAddress {
    /// As the settings write it.
    var text: String { engine == .sqlite ? "sqlite:" + location : location }
}
