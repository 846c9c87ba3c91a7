/// What a ZIP file is: an archive, or an office document in its clothes.
enum ZipInspection {
    static func inspect(_ bytes: [UInt8]) throws(MediaRefusal) -> (format: MediaFormat, notes: [String]) {
        let directory = try ZipDirectory(bytes)
        let entries = directory.entries
        guard !entries.isEmpty else { throw .empty }
        let names = Set(entries.map { $0.name.lowercased() })
        if names.contains("meta-inf/manifest.mf") || names.contains("androidmanifest.xml") {
            throw .program("Java oder Android")
        }
        guard !names.contains(where: OfficeType.isMacro) else { throw .macros }
        let format = OfficeType.find(entries, names, bytes) ?? .zip
        return (format, ArchiveNotes.notes(entries, format))
    }
}
