import Foundation

/// Settings that are each fine and together make no sense, and passwords that others can read.
extension Doctor {
    func settings() -> [Finding] {
        let area = "Einstellungen"
        var findings: [Finding] = []
        if configuration.sessionIdle > configuration.sessionAbsolute {
            findings.append(
                .warning(
                    area,
                    "session_idle ist länger als session_absolute und wirkt nicht.",
                    "Setzen Sie session_idle auf höchstens session_absolute."
                )
            )
        }
        let memory = configuration.argonMemory * configuration.parallelHashes
        if memory > 1 << 30 {
            findings.append(
                .hint(
                    area,
                    "Prüfungen von Passwörtern können zusammen \(memory >> 20) MB Speicher belegen.",
                    "Senken Sie argon2_memory oder parallel_hashes, wenn der Rechner weniger hat."
                )
            )
        }
        findings += unknownVariables() + readableSecrets()
        let count = configuration.origins.count
        return findings.isEmpty
            ? [.fine(area, "\(count) von \(Configuration.settings.count) gesetzt")] : findings
    }

    /// A slip in the name of a variable would otherwise pass in silence.
    private func unknownVariables() -> [Finding] {
        let options = CommandTable.all.flatMap(\.options).map(\.environment)
        let known = Set(options + Configuration.settings.map(\.environment))
        return environment.keys.filter { $0.hasPrefix("NRWCONNECT_") && !known.contains($0) }.sorted().map {
            .hint(
                "Einstellungen",
                "Die Umgebungsvariable \($0) kennt das Programm nicht.",
                "Prüfen Sie die Schreibweise; alle Namen zeigt: nrwconnect help settings"
            )
        }
    }

    private func readableSecrets() -> [Finding] {
        let files = Configuration.settings.filter { $0.isSecret }.compactMap { setting -> String? in
            let hasPassword = setting.shown(in: configuration) != setting.plain(in: configuration)
            guard hasPassword, case .file(let file, _) = configuration.origins[setting.key] else {
                return nil
            }
            return file
        }
        return Set(files).filter(FileRights.isReadableByOthers).sorted().map {
            .warning(
                "Einstellungen",
                "\($0) enthält ein Passwort, und andere auf diesem Rechner können die Datei lesen.",
                "chmod 600 \($0), oder geben Sie das Passwort über die Umgebung."
            )
        }
    }
}
