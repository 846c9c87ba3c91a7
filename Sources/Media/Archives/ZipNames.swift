/// Names in a ZIP that stay inside the folder they are unpacked to, each once.
enum ZipNames {
    static func check(_ entries: [ZipEntry]) throws(MediaRefusal) {
        var seen: Set<String> = []
        for entry in entries {
            let names = [entry.nameBytes] + (entry.unicodeName.map { [$0] } ?? [])
            guard names.allSatisfy(isSafe) else { throw .archive(.unsafeName(FileName.clean(entry.name))) }
            guard seen.insert(entry.name).inserted else {
                throw .archive(.sameName(FileName.clean(entry.name)))
            }
        }
    }

    /// Relative, without "..", drive letter and zero byte; Windows takes "\" for "/".
    static func isSafe(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, first != 0x2F, first != 0x5C else { return false }
        if name.byte(at: 1) == 0x3A { return false }
        if name.contains(0) { return false }
        let parts = name.split { $0 == 0x2F || $0 == 0x5C }
        // Windows drops blanks and dots at the end, so ".. " is ".." there.
        return !parts.contains { part in part.has("..") && part.allSatisfy { $0 == 0x2E || $0 == 0x20 } }
    }
}
