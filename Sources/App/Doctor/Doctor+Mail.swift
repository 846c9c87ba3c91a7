import Foundation

/// Mail: who it comes from, and that nobody sends it yet.
extension Doctor {
    func mail() -> [Finding] {
        let area = "E-Mail"
        var findings: [Finding] = []
        let waiting = ((try? FileManager.default.contentsOfDirectory(atPath: configuration.outbox)) ?? [])
            .count { $0.hasSuffix(".eml") }
        let text = "E-Mails werden nicht versandt, sondern in \(configuration.outbox) geschrieben"
        let count = waiting == 1 ? "1 Datei" : "\(waiting) Dateien"
        findings.append(
            .hint(
                area,
                "\(text) (\(count)).",
                "Öffnen Sie die Dateien mit einem E-Mail-Programm; der Versand folgt mit einer späteren Fassung."
            )
        )
        if configuration.mailRelay != nil {
            findings.append(
                .hint(
                    area,
                    "mail_relay ist gesetzt, wird aber noch nicht benutzt.",
                    "Die Angabe kann stehen bleiben."
                )
            )
        }
        if configuration.mailFrom == nil, configuration.isPublic {
            findings.append(
                .warning(
                    area,
                    "Es gibt keine Absenderadresse; E-Mails kommen von \(configuration.sender(configuration.baseURL ?? "")).",
                    "Setzen Sie mail_from auf eine Adresse, deren Postfach jemand liest."
                )
            )
        }
        return findings
    }
}
