/// Name, size and times of every input, in one number: equal numbers mean equal inputs.
struct InputStamps: Sendable {
    var content: [String: FileStamp] = [:]
    var theme: [String: FileStamp] = [:]
    var released: [String: FileStamp] = [:]

    /// Looks at the folders without reading a file; `nil` when one cannot be read.
    static func look(_ options: BuildOptions) -> InputStamps? {
        guard let content = look(options.content), let theme = look(options.theme) else { return nil }
        var stamps = InputStamps(content: content, theme: theme)
        guard let folder = options.released else { return stamps }
        guard let released = look(folder) else { return nil }
        stamps.released = released
        return stamps
    }

    private static func look(_ folder: String) -> [String: FileStamp]? {
        guard let files = try? Files.tree(folder) else { return nil }
        let stamps = Parallel.map(files.count, chunk: 512) { Files.stamp(folder + "/" + files[$0]) }
        var result: [String: FileStamp] = [:]
        for (file, stamp) in zip(files, stamps) { result[file] = stamp }
        return result
    }

    /// The number.
    ///
    /// Order does not matter, so the files need no sorting.
    var fingerprint: UInt64 {
        var sum: UInt64 = 0
        for (group, files) in [("content", content), ("theme", theme), ("released", released)] {
            for (file, stamp) in files {
                var hash = ContentHash()
                hash.add(group)
                hash.add(file)
                hash.add(stamp.size)
                hash.add(stamp.modified)
                hash.add(stamp.changed)
                sum &+= hash.value
            }
        }
        return sum
    }

    /// When the newest of the files was changed, in nanoseconds since 1970.
    var newest: Int64 {
        [content, theme, released].flatMap { $0.values.map(\.changed) }.max() ?? 0
    }
}
