import Access
import Store
import Theme
import Web

/// One person: what is known, which roles she has, and what can be done.
struct PersonPages: Sendable {
    let gate: Gate

    func show(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Person.self)
        guard let person = try await gate.person(id, for: c.principal) else { return .notFound }
        let grants = try await gate.grants(of: .person(id), for: c.principal)
        let choices = try await GrantChoices.load(gate, for: c.principal)
        return .screen(Self.screen(c.principal, person, grants, GrantForm.form(choices, for: .person(id))))
    }

    func grant(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Person.self)
        guard let person = try await gate.person(id, for: c.principal) else { return .notFound }
        let choices = try await GrantChoices.load(gate, for: c.principal)
        let form = GrantForm.form(choices, for: .person(id))
        let grants = try await gate.grants(of: .person(id), for: c.principal)
        return try await GrantForm.save(c, gate, to: .person(id), back: "/verwaltung/personen/\(id)/") {
            Self.screen(c.principal, person, grants, form.filled(c.form, $0, problem: $1))
        }
    }

    func revoke(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Person.self)
        let outcome = try await gate.revoke(
            try c.form.id("rolle", of: Grant.self),
            by: .principal(c.principal)
        )
        return .after(outcome, to: "/verwaltung/personen/\(id)/", "Die Rolle ist entzogen.")
    }

    static func screen(
        _ principal: Principal,
        _ person: PersonRow,
        _ grants: [GrantRow],
        _ form: FormView
    ) -> ScreenView {
        var parts: [PartView] = [.facts(facts(person))]
        parts.append(
            .table(
                GrantTable.table(grants, revoke: PersonWords.url(person.id) + "rollen/entziehen"),
                heading: "Rollen"
            )
        )
        if person.state != .deleted, !principal.isReadOnly {
            parts.append(.form(form, heading: "Rolle geben"))
            parts.append(.actions(PersonActions.available(for: person, principal), heading: "Weiteres"))
        }
        return .admin(
            person.name,
            for: principal,
            menu: PeoplePages.path.text,
            trail: [(title: person.name, url: PersonWords.url(person.id))],
            actions: person.state == .deleted
                ? [] : [.link("Angaben ändern", PersonWords.url(person.id) + "aendern/")],
            isWide: true,
            parts: parts
        )
    }

    private static func facts(_ person: PersonRow) -> [DetailView] {
        [
            DetailView("E-Mail-Adresse", [person.email.isEmpty ? .none : .email(person.email)]),
            DetailView("Organisation", [person.organisation.isEmpty ? .none : .text(person.organisation)]),
            DetailView("Funktion", [person.function.isEmpty ? .none : .text(person.function)]),
            DetailView("Zustand", [.status(PersonWords.status(person.state))]),
            DetailView(
                "Zweiter Faktor",
                [
                    .status(
                        person.hasSecondFactor
                            ? StatusView("eingerichtet", .good) : StatusView("nicht eingerichtet", .neutral)
                    )
                ]
            ),
            DetailView("Angelegt", [PersonWords.day(person.createdAt)]),
            DetailView(
                "Zuletzt gesehen",
                [person.lastSeenAt == nil ? .text("noch nie") : PersonWords.day(person.lastSeenAt)]
            ),
        ]
    }
}
