import Foundation
import Markup
import Pages
import Testing

@testable import Site

/// The folders of this target, found from this file also where a symbolic link leads to it.
enum Fixtures {
    static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().path
    static let golden = folder + "/Golden"
    static let broken = folder + "/Broken"
    /// A compact theme that shows every part of every view, so that golden files change with the generator only.
    static let theme = golden + "/_Theme"

    /// The sites in a folder by name.
    static func sites(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
            !$0.hasPrefix(".") && !$0.hasPrefix("_")
        }.sorted()
    }

    /// Whether expected files are to be written instead of compared.
    static let isUpdating = ProcessInfo.processInfo.environment["NRWCONNECT_UPDATE_GOLDEN"] == "1"
}

/// The day of all tests.
let today = CalendarDate(year: 2026, month: 11, day: 23)

/// Runs a test in a temporary folder that is gone afterwards.
func withScratch<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder =
        FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        + "/nrwconnect-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
}

/// Writes a file and the folders above it.
func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

/// Writes a file and the folders above it.
func write(_ bytes: [UInt8], to path: String) throws {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
    )
    try Data(bytes).write(to: url)
}

/// Every file below a folder by relative path; empty where there is no folder.
func tree(_ folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    guard FileManager.default.fileExists(atPath: folder) else { return files }
    for path in try Files.tree(folder, hidden: true) {
        files[path] = try Files.read(folder + "/" + path).bytes
    }
    return files
}

/// How two trees differ, a line for each file; empty when they are the same to the byte.
func differences(_ expected: [String: [UInt8]], _ found: [String: [UInt8]]) -> [String] {
    Set(expected.keys).union(found.keys).sorted().compactMap { path in
        switch (expected[path], found[path]) {
        case (nil, _): "\(path): unexpected"
        case (_, nil): "\(path): missing"
        case (let left?, let right?) where left != right: "\(path): \(firstDifference(left, right))"
        default: nil
        }
    }
}

private func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> String {
    let leftLines = left.split(separator: 10, omittingEmptySubsequences: false)
    let rightLines = right.split(separator: 10, omittingEmptySubsequences: false)
    let at = zip(leftLines, rightLines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = at ?? min(leftLines.count, rightLines.count)
    func show(_ lines: [ArraySlice<UInt8>]) -> String {
        line < lines.count ? String(decoding: lines[line].prefix(300), as: UTF8.self) : "(end)"
    }
    return "line \(line + 1): expected \(show(leftLines)) – found \(show(rightLines))"
}

/// A site in a temporary folder: content, theme and output, with the usual options.
struct ProbeSite {
    let root: String
    var content: String { root + "/Content" }
    var output: String { root + "/site" }
    var options: BuildOptions

    init(_ root: String, _ files: [String: String] = [:], theme: String = Fixtures.theme) throws {
        self.root = root
        options = BuildOptions(today: today)
        options.content = root + "/Content"
        options.theme = theme
        options.output = root + "/site"
        try FileManager.default.createDirectory(atPath: options.content, withIntermediateDirectories: true)
        for (path, text) in files { try write(text, to: options.content + "/" + path) }
    }

    @discardableResult
    func build(to output: String? = nil) -> SiteBuilder.Report {
        var options = options
        if let output { options.output = output }
        return SiteBuilder(options).build()
    }

    /// Builds until nothing has to be looked at again, and says whether that came without writing anything.
    ///
    /// A file that is only some milliseconds old may still be changing, so the first builds after it are not trusted.
    func settles() -> Bool {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(10)
        while clock.now < deadline {
            let report = build()
            guard report.written == 0, report.removed == 0 else { return false }
            if report.isUpToDate { return true }
        }
        return false
    }

    func put(_ path: String, _ text: String) throws { try write(text, to: content + "/" + path) }
    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: content + "/" + path) }
    func read(_ path: String) throws -> String {
        String(decoding: try Files.read(output + "/" + path).bytes, as: UTF8.self)
    }
    func exists(_ path: String) -> Bool { Files.stamp(output + "/" + path) != nil }

    /// Messages without the temporary folder.
    func messages(_ report: SiteBuilder.Report) -> [String] {
        report.problems.map {
            $0.description.replacing(content + "/", with: "").replacing(root + "/", with: "")
        }
    }
}
