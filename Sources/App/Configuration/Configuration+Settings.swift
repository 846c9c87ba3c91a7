extension Configuration {
    /// A row for each setting, in the order of the manual.
    package static let settings: [Setting] = website + server + storage + mail + signIn + logs

    private static let website: [Setting] = [
        Setting("content", \.content, .path, "Ordner mit den Seiten"),
        Setting("theme", \.theme, .path, "Ordner mit Vorlagen und Gestaltung"),
        Setting("output", \.output, .path, "Ordner für die gebaute Website; folgt der Angabe data"),
        Setting(
            "base_url",
            \.baseURL,
            .optional(.webAddress),
            "Adresse, unter der die Website steht; sonst gilt base_url aus _site.yml"
        ),
        Setting(
            "static",
            \.isStatic,
            .flag,
            "nur die öffentliche Website ausliefern, ohne Anmeldung und ohne Datenbank"
        ),
    ]

    private static let server: [Setting] = [
        Setting("host", \.host, .text, "auf welcher Adresse gewartet wird"),
        Setting("port", \.port, .number(0...65_535), "auf welchem Port; 0 sucht einen freien"),
        Setting(
            "metrics",
            \.metrics,
            .optional(.hostAndPort),
            "eigene Adresse für Messwerte im Format von Prometheus; ohne Angabe gibt es keine"
        ),
        Setting(
            "trusted_proxies",
            \.trustedProxies,
            .list(.network),
            "Adressen und Netze vorgeschalteter Server, deren X-Forwarded-For und X-Forwarded-Proto gelten"
        ),
        Setting(
            "request_limit",
            \.requestLimit,
            .size(16 << 10...64 << 20),
            "wie groß ein abgeschicktes Formular sein darf; Formulare mit langen Texten immer bis 24 MB"
        ),
        Setting(
            "upload_limit",
            \.uploadLimit,
            .size(1 << 20...4 << 30),
            "wie groß eine hochgeladene Datei sein darf, auch mehrere in einem Formular zusammen"
        ),
        Setting(
            "request_timeout",
            \.requestTimeout,
            .duration(.seconds(1)...(.seconds(600))),
            "wie lange eine Anfrage dauern darf, bis alle ihre Daten da sind; länger nur, solange genug ankommt"
        ),
        Setting(
            "drain_time",
            \.drainTime,
            .duration(.zero...(.seconds(120))),
            "wie lange /readyz beim Beenden schon 503 meldet, bevor der Server nichts mehr annimmt"
        ),
        Setting(
            "threads",
            \.threads,
            .optional(.number(1...256)),
            "wie viele Kerne antworten; sonst alle"
        ),
        Setting(
            "node",
            \.node,
            .optional(.name),
            "Name dieses Knotens in Protokoll und Aufträgen; sonst der Name des Rechners"
        ),
    ]

    private static let storage: [Setting] = [
        Setting("data", \.data, .path, "Ordner für alles, was das Programm selbst anlegt"),
        Setting(
            "database",
            \.database,
            .database,
            "Datenbank: sqlite:DATEI oder postgres://NAME:PASSWORT@RECHNER/DATENBANK; folgt der Angabe data",
            isSecret: true
        ),
        Setting(
            "database_connections",
            \.databaseConnections,
            .number(1...100),
            "wie viele Verbindungen zur Datenbank dieser Knoten höchstens öffnet"
        ),
        Setting(
            "blob_grace",
            \.blobGrace,
            .duration(.seconds(3600)...(.seconds(365 * 86_400))),
            "nach welcher Zeit Dateien, auf die nichts mehr verweist, gelöscht werden"
        ),
        Setting(
            "backup_age",
            \.backupAge,
            .duration(.seconds(3600)...(.seconds(365 * 86_400))),
            "wie alt die letzte Sicherung sein darf, bevor doctor daran erinnert"
        ),
        Setting(
            "disk_reserve",
            \.diskReserve,
            .size(0...1 << 40),
            "wie viel Platz auf der Platte frei sein soll, bevor doctor warnt"
        ),
    ]

    private static let mail: [Setting] = [
        Setting(
            "mail_from",
            \.mailFrom,
            .optional(.mailAddress),
            "Absenderadresse der E-Mails; sonst noreply@ und der Rechnername aus base_url"
        ),
        Setting(
            "mail_name",
            \.mailName,
            .optional(.text),
            "Name, unter dem das Programm E-Mails schreibt; sonst der Titel der Website"
        ),
        Setting(
            "mail_contact",
            \.mailContact,
            .text,
            "an wen sich Menschen bei Fragen wenden, wie es in E-Mails stehen soll"
        ),
        Setting(
            "mail_relay",
            \.mailRelay,
            .optional(.mailRelay),
            "Mailserver, der E-Mails annimmt; wird noch nicht benutzt, siehe outbox",
            isSecret: true
        ),
        Setting(
            "outbox",
            \.outbox,
            .path,
            "Ordner, in den E-Mails als .eml-Dateien geschrieben werden; folgt der Angabe data"
        ),
    ]

    private static let signIn: [Setting] = [
        Setting(
            "session_idle",
            \.sessionIdle,
            .duration(.seconds(300)...(.seconds(30 * 86_400))),
            "nach welcher Zeit ohne Aufruf eine Anmeldung endet"
        ),
        Setting(
            "session_absolute",
            \.sessionAbsolute,
            .duration(.seconds(600)...(.seconds(90 * 86_400))),
            "nach welcher Zeit eine Anmeldung in jedem Fall endet"
        ),
        Setting(
            "invitation_lifetime",
            \.invitationLifetime,
            .duration(.seconds(3600)...(.seconds(60 * 86_400))),
            "wie lange der Link einer Einladung gilt"
        ),
        Setting(
            "reset_lifetime",
            \.resetLifetime,
            .duration(.seconds(600)...(.seconds(7 * 86_400))),
            "wie lange der Link für ein neues Passwort gilt"
        ),
        Setting(
            "confirmation_lifetime",
            \.confirmationLifetime,
            .duration(.seconds(600)...(.seconds(30 * 86_400))),
            "wie lange der Link gilt, der eine E-Mail-Adresse bestätigt"
        ),
        Setting(
            "setup_lifetime",
            \.setupLifetime,
            .duration(.seconds(600)...(.seconds(7 * 86_400))),
            "wie lange der Link gilt, mit dem der erste Zugang der Administration entsteht"
        ),
        Setting(
            "registration",
            \.registration,
            .flag,
            "ob Menschen selbst einen Zugang anfragen können; jede Anfrage wird von Hand bestätigt"
        ),
        Setting(
            "registration_domains",
            \.registrationDomains,
            .list(.domain),
            "aus welchen Domänen Anfragen kommen dürfen; ohne Angabe aus allen"
        ),
        Setting(
            "request_retention",
            \.requestRetention,
            .duration(.seconds(86_400)...(.seconds(3650 * 86_400))),
            "nach welcher Zeit unbearbeitete Anfragen gelöscht werden"
        ),
        Setting(
            "argon2_memory",
            \.argonMemory,
            .size(8 << 20...4 << 30),
            "Speicher für die Prüfung eines Passworts (Argon2id)"
        ),
        Setting(
            "argon2_passes",
            \.argonPasses,
            .number(1...20),
            "Durchläufe bei der Prüfung eines Passworts (Argon2id)"
        ),
        Setting(
            "parallel_hashes",
            \.parallelHashes,
            .number(1...64),
            "wie viele Passwörter zugleich geprüft werden; begrenzt den Speicher"
        ),
        Setting(
            "review_age",
            \.reviewAge,
            .duration(.seconds(86_400)...(.seconds(3650 * 86_400))),
            "wann ein Zugang ohne Anmeldung auf die Prüfliste kommt"
        ),
    ]

    private static let logs: [Setting] = [
        Setting(
            "log_level",
            \.logLevel,
            .choice(["debug", "info", "notice", "warning", "error"]),
            "ab welcher Stufe protokolliert wird"
        ),
        Setting("log_format", \.logFormat, .choice(["text", "json"]), "Form des Protokolls"),
    ]
}
