package import Access
package import Mail
package import Store
package import Theme
package import Web

/// Accounts: how people get in, what they do with their own access, and the mails that go with it.
///
/// The front door of the feature: every address with its right, every job, the menu. Administration of other people
/// stands in `Admin/`.
package struct Accounts: Sendable {
    package let gate: Gate
    package let letterhead: Letterhead
    package let messenger: any Messenger
    /// What the administration shows of the rest of the program.
    package var settings: [SettingFact] = []
    package var jobKinds: [JobKind] = JobKind.access
    /// What other features show on the start page of a person.
    package var startParts: @Sendable (Principal) async throws -> [PartView] = { _ in [] }
    package var eventKinds = EventKinds(Event.Kind.store + Event.Kind.access + Event.Kind.accounts)

    package init(gate: Gate, letterhead: Letterhead, messenger: any Messenger) {
        self.gate = gate
        self.letterhead = letterhead
        self.messenger = messenger
    }

    package var routes: [Route] {
        signInRoutes + requestRoutes + linkRoutes + ownRoutes + securityRoutes + adminRoutes
    }

    /// What Access asks to be mailed; see `Letters/`.
    package var jobHandlers: [JobKind: @Sendable (Job) async throws -> Void] {
        let post = AccountPost(gate: gate, letterhead: letterhead, messenger: messenger)
        return [
            .mailInvitation: { try await post.sendLink(of: $0) },
            .mailAddress: { try await post.sendLink(of: $0) },
            .mailReset: { try await post.sendReset(of: $0) },
            .mailNotice: { try await post.sendNotice(of: $0) },
            .mailRequest: { try await post.sendRequest(of: $0) },
        ]
    }

    private var signInRoutes: [Route] {
        let pages = SignInPages(gate: gate)
        let factor = SecondFactorPages(gate: gate)
        return [
            Route(.get, "/anmelden/", .everyone, pages.show),
            Route(.post, "/anmelden/", .everyone, pages.signIn),
            Route(.get, "/anmelden/zweiter-faktor/", .signingIn, factor.showCode),
            Route(.post, "/anmelden/zweiter-faktor/", .signingIn, factor.confirmCode),
            Route(.get, "/anmelden/wiederherstellungscode/", .signingIn, factor.showRecovery),
            Route(.post, "/anmelden/wiederherstellungscode/", .signingIn, factor.confirmRecovery),
            Route(.post, "/abmelden", .everyone, whileViewing: true, pages.signOut),
        ]
    }

    /// What people without an account may ask for.
    private var requestRoutes: [Route] {
        let registration = RegistrationPages(gate: gate)
        let reset = PasswordResetPages(gate: gate)
        return [
            Route(.get, "/registrieren/", .everyone, registration.show),
            Route(.post, "/registrieren/", .everyone, registration.request),
            Route(.get, "/registrieren/gesendet/", .everyone, registration.sent),
            Route(.get, "/passwort-vergessen/", .everyone, reset.ask),
            Route(.post, "/passwort-vergessen/", .everyone, reset.request),
            Route(.get, "/passwort-vergessen/gesendet/", .everyone, reset.sent),
        ]
    }

    /// Pages behind a link from a mail or from the terminal: GET only shows, POST uses the link up.
    private var linkRoutes: [Route] {
        let invitation = InvitationPages(gate: gate)
        let reset = PasswordResetPages(gate: gate)
        let address = AddressConfirmationPages(gate: gate)
        let first = FirstAdministratorPages(gate: gate)
        return [
            Route(.get, "/einladung/:token/", .everyone, hidesAddress: true, invitation.show),
            Route(.post, "/einladung/:token/", .everyone, hidesAddress: true, invitation.accept),
            Route(.get, "/passwort-neu/:token/", .everyone, hidesAddress: true, reset.show),
            Route(.post, "/passwort-neu/:token/", .everyone, hidesAddress: true, reset.accept),
            Route(.get, "/adresse-bestaetigen/:token/", .everyone, hidesAddress: true, address.show),
            Route(.post, "/adresse-bestaetigen/:token/", .everyone, hidesAddress: true, address.accept),
            Route(.get, "/erste-schritte/:token/", .everyone, hidesAddress: true, first.show),
            Route(.post, "/erste-schritte/:token/", .everyone, hidesAddress: true, first.create),
        ]
    }

    private var ownRoutes: [Route] {
        let start = StartPages(gate: gate, parts: startParts)
        let profile = ProfilePages(gate: gate)
        let address = AddressChangePages(gate: gate)
        let leaving = LeavingPages(gate: gate)
        return [
            Route(.get, "/mein-bereich/", .signedIn, start.show),
            Route(.get, "/mein-bereich/profil/", .signedIn, profile.show),
            Route(.post, "/mein-bereich/profil/", .signedIn, profile.save),
            Route(.get, "/mein-bereich/profil/adresse/", .signedIn, address.show),
            Route(.post, "/mein-bereich/profil/adresse/", .signedIn, address.request),
            Route(.get, "/mein-bereich/meine-daten/", .signedIn, leaving.showData),
            Route(.post, "/mein-bereich/meine-daten/", .signedIn, leaving.exportData),
            Route(.get, "/mein-bereich/loeschen/", .signedIn, leaving.show),
            Route(.post, "/mein-bereich/loeschen/", .signedIn, leaving.delete),
        ]
    }

    private var securityRoutes: [Route] {
        let security = SecurityPages(gate: gate)
        let password = PasswordPages(gate: gate)
        let enrolment = EnrolmentPages(gate: gate)
        let codes = RecoveryCodePages(gate: gate)
        let removal = RemovalPages(gate: gate)
        return [
            Route(.get, "/mein-bereich/sicherheit/", .signedIn, security.show),
            Route(.post, "/mein-bereich/sicherheit/sitzung-beenden", .signedIn, security.endSession),
            Route(.post, "/mein-bereich/sicherheit/andere-beenden", .signedIn, security.endOthers),
            Route(.get, "/mein-bereich/sicherheit/passwort/", .signedIn, password.show),
            Route(.post, "/mein-bereich/sicherheit/passwort/", .signedIn, password.change),
            // Also for somebody who may not go on before the second factor is set up.
            Route(.get, "/mein-bereich/sicherheit/zweiter-faktor/", .signingIn, enrolment.show),
            Route(.post, "/mein-bereich/sicherheit/zweiter-faktor/", .signingIn, enrolment.begin),
            Route(.post, "/mein-bereich/sicherheit/zweiter-faktor/code", .signingIn, enrolment.confirm),
            Route(.get, "/mein-bereich/sicherheit/zweiter-faktor/abschalten/", .signedIn, removal.show),
            Route(.post, "/mein-bereich/sicherheit/zweiter-faktor/abschalten/", .signedIn, removal.turnOff),
            Route(.get, "/mein-bereich/sicherheit/wiederherstellungscodes/", .signedIn, codes.show),
            Route(.post, "/mein-bereich/sicherheit/wiederherstellungscodes/", .signedIn, codes.renew),
        ]
    }
}
