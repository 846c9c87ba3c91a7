import Access

/// Mails that only tell what happened, so that a stranger's change does not go unnoticed.
extension Letter {
    init(_ notice: Notice, name: String?, reason: String?, on letterhead: Letterhead) {
        let words = Self.words(notice, reason: reason, letterhead)
        self.init(subject: words.subject, name: name, paragraphs: words.paragraphs)
    }

    typealias Words = (subject: String, paragraphs: [Paragraph])

    private static func words(_ notice: Notice, reason: String?, _ head: Letterhead) -> Words {
        switch notice {
        case .passwordChanged, .secondFactorOn, .secondFactorOff, .recoveryCodeUsed, .recoveryCodesNew:
            security(notice, head)
        case .addressChangeRequested, .addressChanged, .addressTaken: address(notice, head)
        case .alreadyRegistered, .requestRejected: request(notice, reason, head)
        case .deactivated, .deleted: end(notice, head)
        }
    }

    private static func address(_ notice: Notice, _ head: Letterhead) -> Words {
        switch notice {
        case .addressChangeRequested: ("Neue E-Mail-Adresse angegeben", changeRequested(head))
        case .addressChanged:
            (
                "Ihre E-Mail-Adresse ist geändert",
                [
                    .text(
                        "zu Ihrem Zugang bei \(head.siteName) gehört jetzt eine andere E-Mail-Adresse. An diese hier "
                            + "schreiben wir Ihnen zum letzten Mal."
                    ), "Waren Sie das nicht? Dann wenden Sie sich sofort an \(head.contact).",
                ]
            )
        default:
            (
                "Ihre E-Mail-Adresse ist bereits eingetragen",
                [
                    .text(
                        "jemand wollte diese Adresse bei \(head.siteName) für einen anderen Zugang eintragen. Sie gehört "
                            + "aber schon zu Ihrem, deshalb ist nichts geändert worden."
                    ),
                    "Haben Sie zwei Zugänge und wollen sie zusammenlegen? Dann wenden Sie sich an \(head.contact).",
                ]
            )
        }
    }

    private static func changeRequested(_ head: Letterhead) -> [Paragraph] {
        [
            .text(
                "für Ihren Zugang zu \(head.siteName) ist eine neue E-Mail-Adresse angegeben worden. Sie gilt erst, wenn "
                    + "sie über einen Link bestätigt ist, der an die neue Adresse ging."
            ),
            .text(
                "Waren Sie das nicht? Dann kennt jemand Ihr Passwort. Ändern Sie es gleich; damit wird auch der Link "
                    + "ungültig:"
            ), .link(head.url("/passwort-vergessen/")),
        ]
    }

    private static func request(_ notice: Notice, _ reason: String?, _ head: Letterhead) -> Words {
        guard notice == .requestRejected else {
            return (
                "Sie haben schon einen Zugang",
                [
                    "für diese Adresse ist ein Zugang zu \(head.siteName) angefragt worden. Sie haben schon einen:",
                    .link(head.url("/anmelden/")),
                    "Wissen Sie Ihr Passwort nicht mehr? Hier legen Sie ein neues fest:",
                    .link(head.url("/passwort-vergessen/")),
                    "Haben Sie nichts angefragt? Dann löschen Sie diese Nachricht.",
                ]
            )
        }
        let why = reason.flatMap { $0.isEmpty ? nil : Paragraph.text("Die Begründung lautet: \($0)") }
        return (
            "Ihre Anfrage bei \(head.siteName)",
            [
                "Sie haben einen Zugang zu \(head.siteName) angefragt. Wir können ihn Ihnen nicht einrichten."
            ] + (why.map { [$0] } ?? []) + [
                "Ihre Angaben sind gelöscht. Bei Fragen wenden Sie sich an \(head.contact)."
            ]
        )
    }

    private static func end(_ notice: Notice, _ head: Letterhead) -> Words {
        guard notice == .deleted else {
            return (
                "Ihr Zugang ist deaktiviert",
                [
                    .text(
                        "Ihr Zugang zu \(head.siteName) ist deaktiviert worden. Sie können sich nicht mehr anmelden; Ihre "
                            + "Beiträge bleiben erhalten."
                    ),
                    "Halten Sie das für einen Irrtum? Dann wenden Sie sich an \(head.contact).",
                ]
            )
        }
        return (
            "Ihr Zugang ist gelöscht",
            [
                .text(
                    "Ihr Zugang zu \(head.siteName) und Ihre persönlichen Angaben sind gelöscht. Was Sie geschrieben haben, "
                        + "bleibt ohne Ihren Namen erhalten."
                ),
                .text(
                    "Dies ist unsere letzte Nachricht an Sie. Haben Sie das nicht veranlasst? Dann wenden Sie sich an "
                        + "\(head.contact)."
                ),
            ]
        )
    }
}
