import Foundation

@testable import Merge

/// Runs Debian's `diff3` and `diff` (package diffutils) over many triples with one shell.
struct Diff3 {
    static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/diff3")

    /// What the programs say about one triple.
    struct Answer {
        /// `diff3 -m -E`, which takes a change that both made alike, with our markers.
        let text: String
        let isClean: Bool
        /// Whether `diff3 -m` is clean, which also calls a change that both made alike a conflict.
        let isStrictlyClean: Bool
        /// The hunks of `diff` as `diff3` runs it, turned around so that the base is old.
        let ours: [Hunk]
        let theirs: [Hunk]
    }

    private static let script = """
        i=0
        while [ -e $i.base ]; do
            diff3 -m -E -L 'Ihre Fassung' -L x -L 'Gespeicherte Fassung' $i.ours $i.base $i.theirs > $i.text
            echo $? > $i.clean
            diff3 -m $i.ours $i.base $i.theirs > /dev/null
            echo $? > $i.strict
            diff --horizon-lines=100 $i.ours $i.base > $i.left
            diff --horizon-lines=100 $i.theirs $i.base > $i.right
            i=$((i + 1))
        done
        """

    static func answers(_ triples: [Triple]) throws -> [Answer] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "merge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (at, triple) in triples.enumerated() {
            let (base, ours, theirs) = triple.texts
            for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
                try Data(text.utf8).write(to: folder.appending(path: "\(at).\(name)"))
            }
        }
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", script]
        shell.currentDirectoryURL = folder
        shell.environment = ["LC_ALL": "C", "PATH": "/usr/bin:/bin"]
        try shell.run()
        shell.waitUntilExit()
        return try triples.indices.map { at in
            func read(_ name: String) throws -> String {
                String(decoding: try Data(contentsOf: folder.appending(path: "\(at).\(name)")), as: UTF8.self)
            }
            return Answer(
                text: try read("text"),
                isClean: try read("clean") == "0\n",
                isStrictlyClean: try read("strict") == "0\n",
                ours: hunks(try read("left")),
                theirs: hunks(try read("right"))
            )
        }
    }

    /// Reads `5,7c8`, `5a6,8` and `5,6d4`, in which the base comes second; lines count from 1, and for no
    /// line the one above is named.
    private static func hunks(_ output: String) -> [Hunk] {
        output.split(separator: "\n").compactMap { line in
            guard let kind = line.first(where: { "acd".contains($0) }), line.first?.isNumber == true else {
                return nil
            }
            let sides = line.split(separator: kind).map { side in
                let ends = side.split(separator: ",").compactMap { Int($0) }
                return ends[0] - 1..<ends[ends.count - 1]
            }
            func after(_ range: Range<Int>) -> Range<Int> { range.upperBound..<range.upperBound }
            return Hunk(
                old: kind == "d" ? after(sides[1]) : sides[1],
                new: kind == "a" ? after(sides[0]) : sides[0]
            )
        }
    }
}
