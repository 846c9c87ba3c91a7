import Foundation

/// Room on the disk: a full one stops writing, and half-written backups help nobody.
extension Doctor {
    func disk() -> [Finding] {
        let area = "Platte"
        var folder = URL(filePath: configuration.data)
        while !FileRights.isFolder(folder.path), folder.path != "/" { folder.deleteLastPathComponent() }
        guard let free = Self.freeBytes(folder.path) else {
            return [
                .warning(
                    area,
                    "Der freie Platz lässt sich nicht bestimmen.",
                    "Prüfen Sie, ob \(folder.path) erreichbar ist."
                )
            ]
        }
        let text = "\(free >> 20) MB frei bei \(folder.path)"
        guard free < configuration.diskReserve else { return [.fine(area, text)] }
        return [
            .warning(
                area,
                text + ", weniger als disk_reserve",
                "Schaffen Sie Platz, oder verlegen Sie den Ordner mit data."
            )
        ]
    }

    /// What this process may still write, in bytes.
    private static func freeBytes(_ folder: String) -> Int? {
        var info = statvfs()
        guard statvfs(folder, &info) == 0 else { return nil }
        return Int(clamping: UInt64(info.f_bavail) &* UInt64(info.f_frsize))
    }
}
