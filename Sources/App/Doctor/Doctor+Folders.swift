import Foundation

/// Folders that the program writes: there, writable, and not open to everybody.
extension Doctor {
    func folders() -> [Finding] {
        let area = "Ordner"
        var findings: [Finding] = []
        for folder in Set([configuration.data, configuration.outbox]).sorted() {
            if let problem = unwritable(folder) { findings.append(problem) }
        }
        let guarded = [configuration.sqliteFile, configuration.outbox].compactMap { $0 }
        for path in guarded where FileRights.isReadableByOthers(path) && isOpenFor(path) {
            findings.append(
                .warning(
                    area,
                    "\(path) enthält personenbezogene Daten, und andere auf diesem Rechner können es lesen.",
                    "chmod o-rwx,g-rwx \(path)"
                )
            )
        }
        return findings.isEmpty ? [.fine(area, "\(configuration.data) ist beschreibbar")] : findings
    }

    /// Whether the folder around a path lets others in at all.
    private func isOpenFor(_ path: String) -> Bool {
        let parent = URL(filePath: path).deletingLastPathComponent().path
        return FileRights.isReadableByOthers(parent)
    }

    private func unwritable(_ folder: String) -> Finding? {
        if FileRights.isFolder(folder) {
            guard !FileRights.isWritable(folder) else { return nil }
            return .error(
                "Ordner",
                "In \(folder) darf das Programm nicht schreiben.",
                "Geben Sie dem Benutzerkonto, unter dem es läuft, das Recht dazu."
            )
        }
        // What does not exist yet is made at the first start, if that is allowed.
        var parent = URL(filePath: folder).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: parent.path), parent.path != "/" {
            parent.deleteLastPathComponent()
        }
        guard !FileRights.isFolder(parent.path) || !FileRights.isWritable(parent.path) else { return nil }
        return .error(
            "Ordner",
            "\(folder) gibt es nicht, und in \(parent.path) kann das Programm nichts anlegen.",
            "Legen Sie den Ordner an, oder nennen Sie in den Einstellungen einen anderen."
        )
    }
}
