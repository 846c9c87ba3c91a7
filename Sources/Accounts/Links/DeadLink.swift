import Access
import Theme
import Web

/// The page for a link that does not work: why, and what to do instead.
enum DeadLink {
    /// 404 for a link that was never there, 410 for one whose time is over.
    static func reply(_ refusal: LinkRefusal, for purpose: LinkPurpose) -> Reply {
        let screen = ScreenView(
            title: title(refusal),
            kind: kind(purpose),
            lead: lead(refusal),
            breadcrumb: .trail((kind(purpose), "")),
            parts: [.list(ways(for: purpose), heading: "So geht es weiter")]
        )
        return switch refusal {
        case .unknown: .screen(screen, status: .notFound)
        case .expired, .used, .void: .screen(screen, status: .gone)
        case .busy: .screen(screen, status: .unavailable).retryAfter(seconds: 60)
        }
    }

    private static func title(_ refusal: LinkRefusal) -> String {
        switch refusal {
        case .unknown: "Diesen Link gibt es nicht"
        case .expired: "Dieser Link ist abgelaufen"
        case .used: "Dieser Link ist schon benutzt"
        case .void: "Dieser Link gilt nicht mehr"
        case .busy: "Gerade ist sehr viel los"
        }
    }

    /// The title already says what the message begins with.
    private static func lead(_ refusal: LinkRefusal) -> String {
        let beginning = title(refusal) + ". "
        return refusal.message.hasPrefix(beginning)
            ? String(refusal.message.dropFirst(beginning.count)) : refusal.message
    }

    static func kind(_ purpose: LinkPurpose) -> String {
        switch purpose {
        case .invitation: "Einladung"
        case .reset: "Neues Passwort"
        case .address: "Neue E-Mail-Adresse"
        case .firstAdministrator: "Erste Schritte"
        }
    }

    private static let signIn = ParagraphView(
        .text("Haben Sie schon ein Passwort? Dann "),
        .link("melden Sie sich an", "/anmelden/"),
        .text(".")
    )

    private static func ways(for purpose: LinkPurpose) -> [ParagraphView] {
        switch purpose {
        case .invitation:
            [signIn, "Sonst bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung."]
        case .reset:
            [
                ParagraphView(
                    .text("Brauchen Sie noch ein neues Passwort? Dann "),
                    .link("fordern Sie einen neuen Link an", "/passwort-vergessen/"),
                    .text(".")
                ), signIn,
            ]
        case .address:
            [
                ParagraphView(
                    .link("Melden Sie sich an", "/mein-bereich/profil/"),
                    .text(
                        ", und sehen Sie im Profil nach, welche Adresse gilt. Dort geben Sie sie auch neu an."
                    )
                )
            ]
        case .firstAdministrator:
            [
                "Gibt es schon eine Administration? Dann bitten Sie diese um eine Einladung.",
                "Sonst starten Sie das Programm neu; es nennt dann einen neuen Link im Terminal.",
            ]
        }
    }
}
