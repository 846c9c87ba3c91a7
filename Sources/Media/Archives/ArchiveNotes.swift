/// What people should know about an archive before they unpack it.
enum ArchiveNotes {
    private static let archives: Set<String> = [
        "zip", "7z", "rar", "gz", "tgz", "tar", "bz2", "xz", "zst", "cab", "iso",
    ]

    static func notes(_ entries: [ZipEntry], _ format: MediaFormat) -> [String] {
        var notes: [String] = []
        if entries.contains(where: \.isEncrypted) {
            notes.append("Einträge sind mit einem Kennwort verschlüsselt; wir können sie nicht prüfen.")
        }
        if entries.contains(where: \.isLink) {
            notes.append("Enthält Verknüpfungen auf andere Dateien.")
        }
        let endings = entries.compactMap { $0.isFolder ? nil : FileName.ending(of: $0.name) }
        if format == .zip {
            if endings.contains(where: archives.contains) {
                notes.append("Enthält weitere Archive; wir können sie nicht prüfen.")
            }
            if endings.contains(where: { RiskyEndings.refusal($0) != nil }) {
                notes.append(
                    "Enthält Programme, Webseiten oder alte Office-Dokumente. "
                        + "Öffnen Sie sie nur, wenn Sie dem Absender vertrauen."
                )
            }
        } else if entries.contains(where: isEmbedded) {
            notes.append("Enthält eingebettete Dateien; wir können sie nicht prüfen.")
        }
        return notes
    }

    /// Objects of other programs in OOXML, and in OpenDocument.
    private static func isEmbedded(_ entry: ZipEntry) -> Bool {
        let name = entry.name.lowercased()
        return name.contains("/embeddings/") || name.contains("/activex/") || name.hasPrefix("object ")
    }
}
