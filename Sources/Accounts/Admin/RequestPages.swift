import Access
import Store
import Theme
import Web

/// "Anfragen": people who asked for an account, and the decision about each.
struct RequestPages: Sendable {
    static let path: LocalPath = "/verwaltung/anfragen/"

    let gate: Gate

    /// Requests are shown oldest first; nobody sorts them.
    enum Order: String, CaseIterable { case created }

    func list(_ c: SignedIn) async throws -> Reply {
        let list = try Listing<Order>(c, sort: .created, size: 50)
        let result = try await gate.requests(
            page: PageRequest(number: list.number, size: list.size),
            for: c.principal
        )
        let table = DataTableView(
            caption: "Anfragen",
            columns: [ColumnView("Name"), ColumnView("Organisation"), ColumnView("Eingegangen")],
            rows: result.rows.map { person in
                DataRowView([
                    .link(person.name, Self.url(person.id), note: person.email),
                    person.organisation.isEmpty ? .none : .text(person.organisation, note: person.function),
                    PersonWords.day(person.createdAt),
                ])
            },
            total: result.text("Anfragen"),
            paging: list.paging(number: result.number, pages: result.pages),
            empty: EmptyView("Zurzeit wartet keine Anfrage.")
        )
        return .screen(
            .admin(
                "Anfragen",
                lead:
                    "Menschen, die um einen Zugang gebeten haben. Prüfen Sie, ob Person und Organisation stimmen, bevor Sie zusagen.",
                for: c.principal,
                menu: Self.path.text,
                isWide: true,
                parts: [.table(table)]
            )
        )
    }

    func show(_ c: SignedIn) async throws -> Reply {
        guard let person = try await request(c) else { return .notFound }
        let choices = try await GrantChoices.load(gate, for: c.principal)
        return .screen(
            Self.screen(c.principal, person, Self.acceptForm(person, choices), Self.rejectForm(person))
        )
    }

    func accept(_ c: SignedIn) async throws -> Reply {
        guard let person = try await request(c) else { return .notFound }
        let form = Self.acceptForm(person, try await GrantChoices.load(gate, for: c.principal))
        func again(_ errors: FormErrors, _ problem: String?) -> ScreenView {
            Self.screen(
                c.principal,
                person,
                form.filled(c.form, errors, problem: problem),
                Self.rejectForm(person)
            )
        }
        var grants: [GrantDraft] = []
        if try c.form.isOn("role") {
            let (grant, errors) = try GrantForm.read(c.form)
            guard let grant else { return .again(again(errors, nil)) }
            grants = [grant]
        }
        let outcome = try await gate.confirmRequest(person.id, roles: grants, by: .principal(c.principal))
        return .after(outcome, to: Self.path, "\(person.name) bekommt eine Einladung.", again: again)
    }

    func reject(_ c: SignedIn) async throws -> Reply {
        guard let person = try await request(c) else { return .notFound }
        let reason = try c.form.text("reason")
        let outcome = try await gate.rejectRequest(person.id, reason: reason, by: .principal(c.principal))
        let choices = try await GrantChoices.load(gate, for: c.principal)
        return .after(outcome, to: Self.path, "Die Anfrage ist abgelehnt; die Person bekommt eine Nachricht.")
        {
            let form = Self.rejectForm(person).filled(c.form, $0, problem: $1)
            return Self.screen(c.principal, person, Self.acceptForm(person, choices), form)
        }
    }

    private func request(_ c: SignedIn) async throws -> PersonRow? {
        let person = try await gate.person(try c.id("id", of: Person.self), for: c.principal)
        return person?.state == .requested ? person : nil
    }

    private static func url(_ id: ID<Person>) -> String { "/verwaltung/anfragen/\(id)/" }

    private static func acceptForm(_ person: PersonRow, _ choices: GrantChoices) -> FormView {
        FormView(
            id: "zusage",
            action: url(person.id) + "zusagen",
            fields: GrantForm.fields(choices, isOptional: true),
            buttons: [ButtonView("Zusagen und einladen")]
        )
    }

    private static func rejectForm(_ person: PersonRow) -> FormView {
        FormView(
            id: "absage",
            action: url(person.id) + "ablehnen",
            fields: [
                .area(
                    "reason",
                    label: "Begründung",
                    rows: 3,
                    hint: "Steht in der Nachricht an die Person.",
                    optional: true
                )
            ],
            buttons: [ButtonView("Anfrage ablehnen", style: .danger)]
        )
    }

    private static func screen(
        _ principal: Principal,
        _ person: PersonRow,
        _ accept: FormView,
        _ reject: FormView
    ) -> ScreenView {
        let facts = [
            DetailView("E-Mail-Adresse", [.email(person.email)]),
            DetailView("Organisation", [person.organisation.isEmpty ? .none : .text(person.organisation)]),
            DetailView("Funktion", [person.function.isEmpty ? .none : .text(person.function)]),
            DetailView("Anliegen", [person.note.isEmpty ? .none : .text(person.note)]),
            DetailView("Eingegangen", [PersonWords.moment(person.createdAt)]),
        ]
        return .admin(
            "Anfrage von \(person.name)",
            for: principal,
            menu: path.text,
            trail: [(title: person.name, url: url(person.id))],
            parts: [.facts(facts), .form(accept, heading: "Zusagen"), .form(reject, heading: "Ablehnen")]
        )
    }
}
