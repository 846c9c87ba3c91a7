import Access
import Store
import Theme
import Web

/// What can be done with an account, each with a page that names the consequences first.
struct PersonActions: Sendable {
    let gate: Gate

    /// The verbs by the last part of their address.
    enum Verb: String, CaseIterable {
        case invite = "erneut-einladen"
        case disable = "deaktivieren"
        case enable = "aktivieren"
        case dropFactor = "zweiten-faktor-entfernen"
        case endSessions = "abmelden"
        case delete = "loeschen"
    }

    func ask(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Person.self)
        guard let verb = Verb(rawValue: try c.parameter("verb")),
            let person = try await gate.person(id, for: c.principal), Self.fits(verb, person)
        else { return .notFound }
        return .screen(Self.screen(c.principal, person, verb))
    }

    func perform(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Person.self)
        guard let verb = Verb(rawValue: try c.parameter("verb")),
            let person = try await gate.person(id, for: c.principal)
        else { return .notFound }
        let actor = Actor.principal(c.principal)
        let back: LocalPath = "/verwaltung/personen/\(id)/"
        switch verb {
        case .invite:
            return .after(
                try await gate.inviteAgain(id, by: actor),
                to: back,
                "Eine neue Einladung ist unterwegs."
            )
        case .disable:
            return .after(try await gate.deactivate(id, by: actor), to: back, "Der Zugang ist deaktiviert.")
        case .enable:
            return .after(try await gate.reactivate(id, by: actor), to: back, "Der Zugang ist wieder aktiv.")
        case .dropFactor:
            let outcome = try await gate.removeSecondFactor(of: id, by: actor)
            return .after(outcome, to: back, "Der zweite Faktor ist entfernt.")
        case .endSessions:
            return .after(
                try await gate.endSessions(of: id, by: actor),
                to: back,
                "Alle Geräte sind abgemeldet."
            )
        case .delete:
            let outcome = try await gate.delete(id, by: actor)
            return .after(outcome, to: PeoplePages.path, "Der Zugang von \(person.name) ist gelöscht.")
        }
    }

    /// The buttons on the page of a person.
    static func available(for person: PersonRow, _ principal: Principal) -> [ActionView] {
        var actions = Verb.allCases.filter { fits($0, person) }.map { verb in
            ActionView.link(
                verb.title,
                PersonWords.url(person.id) + verb.rawValue + "/",
                style: verb == .delete ? .danger : .secondary
            )
        }
        if principal.may(.peopleViewAs), person.state == .active, person.id != principal.person {
            actions.insert(.post("Ansicht als diese Person", PersonWords.url(person.id) + "ansicht"), at: 0)
        }
        return actions
    }

    static func fits(_ verb: Verb, _ person: PersonRow) -> Bool {
        switch verb {
        case .invite: person.state == .invited
        case .disable, .endSessions: person.state == .active
        case .enable: person.state == .disabled
        case .dropFactor: person.hasSecondFactor
        case .delete: person.state != .deleted
        }
    }

    static func screen(_ principal: Principal, _ person: PersonRow, _ verb: Verb) -> ScreenView {
        let url = PersonWords.url(person.id)
        let form = FormView(
            id: "bestaetigen",
            action: url + verb.rawValue + "/",
            fields: [],
            buttons: [ButtonView(verb.title, style: verb == .delete ? .danger : .primary)],
            cancel: Link(title: "Abbrechen", url: url)
        )
        return .admin(
            "\(verb.title): \(person.name)",
            for: principal,
            menu: PeoplePages.path.text,
            trail: [(title: person.name, url: url), (title: verb.title, url: url + verb.rawValue + "/")],
            parts: [
                .confirmation(ConfirmationView(consequences: verb.consequences, kept: verb.kept, form: form))
            ]
        )
    }
}
