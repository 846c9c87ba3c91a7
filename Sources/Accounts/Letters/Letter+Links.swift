import Access
import Store
import Theme

/// Mails that carry a link.
extension Letter {
    /// The mail for a link; each purpose has its own page.
    init(_ link: MailLink, on letterhead: Letterhead) {
        let address = letterhead.url(link.purpose.path(link.token))
        let until = DateText.moment(microseconds: link.expiresAt.microseconds).text
        switch link.purpose {
        case .invitation: self = .invitation(link.name, address, until, letterhead)
        case .reset: self = .reset(link.name, address, until, letterhead)
        case .address: self = .addressConfirmation(link.name, address, until, letterhead)
        case .firstAdministrator: self = .firstAdministrator(address, until, letterhead)
        }
    }

    private static func invitation(_ name: String, _ link: String, _ until: String, _ head: Letterhead)
        -> Letter
    {
        Letter(
            subject: "Ihr Zugang zu \(head.siteName)",
            name: name,
            paragraphs: [
                "für Sie ist ein Zugang zu \(head.siteName) vorbereitet. Dort arbeitet die kommunale Familie zusammen.",
                "Öffnen Sie diesen Link, und legen Sie Ihr Passwort fest:",
                .link(link),
                "Der Link gilt einmal, und zwar bis zum \(until).",
                .text(
                    "Sie haben damit nicht gerechnet? Dann löschen Sie diese Nachricht; ohne Passwort bleibt der Zugang "
                        + "geschlossen. Bei Fragen wenden Sie sich an \(head.contact)."
                ),
            ]
        )
    }

    private static func reset(_ name: String, _ link: String, _ until: String, _ head: Letterhead) -> Letter {
        Letter(
            subject: "Neues Passwort für \(head.siteName)",
            name: name,
            paragraphs: [
                "für Ihren Zugang zu \(head.siteName) ist ein neues Passwort angefordert worden.",
                "Mit diesem Link legen Sie es fest:",
                .link(link),
                "Der Link gilt einmal, und zwar bis zum \(until). Danach fordern Sie einen neuen an.",
                "Sie haben das nicht angefordert? Dann löschen Sie diese Nachricht. Ihr bisheriges Passwort gilt weiter.",
            ]
        )
    }

    private static func addressConfirmation(
        _ name: String,
        _ link: String,
        _ until: String,
        _ head: Letterhead
    ) -> Letter {
        Letter(
            subject: "Neue E-Mail-Adresse bestätigen",
            name: name,
            paragraphs: [
                "diese Adresse soll künftig zu Ihrem Zugang bei \(head.siteName) gehören.",
                "Öffnen Sie diesen Link, und bestätigen Sie die Adresse:",
                .link(link),
                "Der Link gilt einmal, und zwar bis zum \(until). Bis dahin melden Sie sich mit der bisherigen Adresse an.",
                "Sie haben das nicht veranlasst? Dann löschen Sie diese Nachricht; es ändert sich nichts.",
            ]
        )
    }

    private static func firstAdministrator(_ link: String, _ until: String, _ head: Letterhead) -> Letter {
        Letter(
            subject: "\(head.siteName) einrichten",
            paragraphs: [
                "mit diesem Link richten Sie den ersten Zugang mit der Rolle Administration ein:",
                .link(link),
                "Der Link gilt einmal, und zwar bis zum \(until).",
            ]
        )
    }
}

extension LinkPurpose {
    /// The page that the link opens; see the routes in `Accounts.swift`.
    func path(_ token: Token) -> String {
        let page =
            switch self {
            case .invitation: "einladung"
            case .reset: "passwort-neu"
            case .address: "adresse-bestaetigen"
            case .firstAdministrator: "erste-schritte"
            }
        return "/\(page)/\(token.text)/"
    }
}
