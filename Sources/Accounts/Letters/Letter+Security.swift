import Access

/// Notices about password and second factor: short, and always with the way to take the access back.
extension Letter {
    static func security(_ notice: Notice, _ head: Letterhead) -> Words {
        let (subject, text) = event(notice, head.siteName)
        return (
            subject,
            [
                .text(text), "Waren Sie das selbst, ist nichts weiter zu tun.",
                """
                Waren Sie das nicht? Dann wenden Sie sich an \(head.contact), und fordern Sie gleich ein neues Passwort an:
                """,
                .link(head.url("/passwort-vergessen/")),
            ]
        )
    }

    private static func event(_ notice: Notice, _ site: String) -> (subject: String, text: String) {
        switch notice {
        case .secondFactorOn:
            (
                "Zweiter Faktor eingeschaltet",
                "für Ihren Zugang zu \(site) ist ein zweiter Faktor eingerichtet worden. Beim Anmelden brauchen Sie jetzt "
                    + "auch einen Code."
            )
        case .secondFactorOff:
            (
                "Zweiter Faktor abgeschaltet",
                "für Ihren Zugang zu \(site) ist der zweite Faktor abgeschaltet worden. Zum Anmelden genügt wieder das "
                    + "Passwort."
            )
        case .recoveryCodeUsed:
            (
                "Wiederherstellungscode benutzt",
                "bei \(site) hat sich jemand mit einem Ihrer Wiederherstellungscodes angemeldet. Dieser Code gilt nicht mehr."
            )
        case .recoveryCodesNew:
            (
                "Neue Wiederherstellungscodes",
                "für Ihren Zugang zu \(site) sind neue Wiederherstellungscodes erzeugt worden. Die alten gelten nicht mehr."
            )
        default:
            (
                "Ihr Passwort ist geändert",
                "das Passwort Ihres Zugangs zu \(site) ist geändert worden. Alle anderen Geräte sind abgemeldet."
            )
        }
    }
}
