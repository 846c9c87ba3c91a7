import Access
import Store
import Theme
import Web

/// Invites people and changes what is known about them.
struct PersonEditing: Sendable {
    let gate: Gate

    private static let invitePath = "/verwaltung/personen/einladen/"

    func showInvitation(_ c: SignedIn) async throws -> Reply {
        .screen(Self.invitation(c.principal, inviteForm(try await GrantChoices.load(gate, for: c.principal))))
    }

    func invite(_ c: SignedIn) async throws -> Reply {
        let form = inviteForm(try await GrantChoices.load(gate, for: c.principal))
        let draft = try PersonDraft(c.form)
        var grants: [GrantDraft] = []
        if try c.form.isOn("role") {
            let (grant, errors) = try GrantForm.read(c.form)
            guard let grant else { return .again(Self.invitation(c.principal, form.filled(c.form, errors))) }
            grants = [grant]
        }
        let outcome = try await gate.invite(draft, roles: grants, by: .principal(c.principal))
        let path: LocalPath = outcome.value.map { "/verwaltung/personen/\($0.person)/" } ?? PeoplePages.path
        return .after(outcome, to: path, "Die Einladung ist unterwegs.") {
            Self.invitation(c.principal, form.filled(c.form, $0, problem: $1))
        }
    }

    func showChange(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Person.self)
        guard let person = try await gate.person(id, for: c.principal), person.state != .deleted else {
            return .notFound
        }
        return .screen(Self.change(c.principal, person, changeForm(person)))
    }

    func change(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Person.self)
        guard let person = try await gate.person(id, for: c.principal) else { return .notFound }
        let outcome = try await gate.editPerson(id, try PersonDraft(c.form), by: .principal(c.principal))
        return .after(outcome, to: "/verwaltung/personen/\(id)/", "Die Angaben sind gespeichert.") {
            Self.change(c.principal, person, changeForm(person).filled(c.form, $0, problem: $1))
        }
    }

    private func inviteForm(_ choices: GrantChoices) -> FormView {
        FormView(
            id: "einladung",
            action: Self.invitePath,
            fields: [.email("email", label: "E-Mail-Adresse", autocomplete: "off")]
                + FieldView.person()
                + [.group("Erste Rolle", fields: GrantForm.fields(choices, isOptional: true))],
            buttons: [ButtonView("Einladen")],
            cancel: Link(title: "Abbrechen", url: PeoplePages.path.text)
        )
    }

    private func changeForm(_ person: PersonRow) -> FormView {
        let known = Profile(name: person.name, organisation: person.organisation, function: person.function)
        let hint = "Eine neue Adresse gilt sofort; die bisherige bekommt eine Nachricht."
        return FormView(
            id: "person",
            action: PersonWords.url(person.id) + "aendern/",
            fields: [
                .email("email", label: "E-Mail-Adresse", value: person.email, hint: hint, autocomplete: "off")
            ] + FieldView.person(known),
            buttons: [ButtonView("Angaben speichern")],
            cancel: Link(title: "Abbrechen", url: PersonWords.url(person.id))
        )
    }

    private static func invitation(_ principal: Principal, _ form: FormView) -> ScreenView {
        .admin(
            "Person einladen",
            lead: "Die Person bekommt eine E-Mail mit einem Link und setzt ihr Passwort selbst.",
            for: principal,
            menu: PeoplePages.path.text,
            trail: [(title: "Person einladen", url: invitePath)],
            parts: [.form(form)]
        )
    }

    private static func change(_ principal: Principal, _ person: PersonRow, _ form: FormView) -> ScreenView {
        .admin(
            "Angaben ändern",
            for: principal,
            menu: PeoplePages.path.text,
            trail: [
                (title: person.name, url: PersonWords.url(person.id)),
                (title: "Angaben ändern", url: PersonWords.url(person.id) + "aendern/"),
            ],
            parts: [.form(form)]
        )
    }
}
