import Access
import Store
import Theme
import Web

/// "Gruppen": people who hold roles together.
struct GroupPages: Sendable {
    static let path: LocalPath = "/verwaltung/gruppen/"

    let gate: Gate

    func list(_ c: SignedIn) async throws -> Reply {
        .screen(Self.listScreen(c.principal, try await gate.groups(for: c.principal), Self.newForm))
    }

    func create(_ c: SignedIn) async throws -> Reply {
        let (name, note) = (try c.form.text("name"), try c.form.text("note"))
        let groups = try await gate.groups(for: c.principal)
        let outcome = try await gate.createGroup(name: name, note: note, by: .principal(c.principal))
        let path: LocalPath = outcome.value.map { "/verwaltung/gruppen/\($0)/" } ?? Self.path
        return .after(outcome, to: path, "Die Gruppe ist angelegt. Nehmen Sie nun Personen auf.") {
            Self.listScreen(c.principal, groups, Self.newForm.filled(c.form, $0, problem: $1))
        }
    }

    func show(_ c: SignedIn) async throws -> Reply {
        guard let page = try await GroupPage.load(gate, c) else { return .notFound }
        return .screen(page.screen(c.principal))
    }

    func save(_ c: SignedIn) async throws -> Reply {
        guard let page = try await GroupPage.load(gate, c) else { return .notFound }
        let outcome = try await gate.editGroup(
            page.group.id,
            name: try c.form.text("name"),
            note: try c.form.text("note"),
            by: .principal(c.principal)
        )
        return .after(outcome, to: page.path, "Die Gruppe ist gespeichert.") {
            page.screen(c.principal, edit: page.editForm.filled(c.form, $0, problem: $1))
        }
    }

    func askDelete(_ c: SignedIn) async throws -> Reply {
        guard let page = try await GroupPage.load(gate, c) else { return .notFound }
        return .screen(page.deletion(c.principal))
    }

    func delete(_ c: SignedIn) async throws -> Reply {
        let outcome = try await gate.deleteGroup(try c.id("id", of: Group.self), by: .principal(c.principal))
        return .after(outcome, to: Self.path, "Die Gruppe ist gelöscht; die Personen bleiben.")
    }

    func add(_ c: SignedIn) async throws -> Reply {
        guard let page = try await GroupPage.load(gate, c) else { return .notFound }
        let email = try c.form.text("email")
        guard let person = try await gate.personID(email: email) else {
            let errors = FormErrors([
                FieldProblem(
                    "email",
                    "Zu dieser Adresse gibt es keinen Zugang. Laden Sie die Person zuerst ein."
                )
            ])
            return .again(page.screen(c.principal, add: page.addForm.filled(c.form, errors)))
        }
        let outcome = try await gate.addMember(person, to: page.group.id, by: .principal(c.principal))
        return .after(outcome, to: page.path, "Die Person gehört nun zur Gruppe.") {
            page.screen(c.principal, add: page.addForm.filled(c.form, $0, problem: $1))
        }
    }

    func remove(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Group.self)
        let person = try c.form.id("person", of: Person.self)
        let outcome = try await gate.removeMember(person, from: id, by: .principal(c.principal))
        return .after(outcome, to: "/verwaltung/gruppen/\(id)/", "Die Person gehört nicht mehr zur Gruppe.")
    }

    func grant(_ c: SignedIn) async throws -> Reply {
        guard let page = try await GroupPage.load(gate, c) else { return .notFound }
        return try await GrantForm.save(c, gate, to: .group(page.group.id), back: page.path) {
            page.screen(c.principal, grant: page.grantForm.filled(c.form, $0, problem: $1))
        }
    }

    func revoke(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Group.self)
        let outcome = try await gate.revoke(
            try c.form.id("rolle", of: Grant.self),
            by: .principal(c.principal)
        )
        return .after(outcome, to: "/verwaltung/gruppen/\(id)/", "Die Rolle ist entzogen.")
    }

    private static var newForm: FormView {
        FormView(
            id: "gruppe",
            action: path.text,
            fields: [
                .text("name", label: "Name der Gruppe", hint: "Zum Beispiel „Themenfeldkoordination“"),
                .text("note", label: "Wozu es sie gibt", optional: true),
            ],
            buttons: [ButtonView("Gruppe anlegen")]
        )
    }

    private static func listScreen(_ principal: Principal, _ groups: [GroupRow], _ form: FormView)
        -> ScreenView
    {
        let table = DataTableView(
            caption: "Gruppen",
            columns: [ColumnView("Name"), ColumnView("Wozu"), ColumnView("Personen", isNumber: true)],
            rows: groups.map { group in
                DataRowView([
                    .link(group.name, "/verwaltung/gruppen/\(group.id)/"),
                    group.note.isEmpty ? .none : .text(group.note),
                    .number(group.members),
                ])
            },
            total: "Gruppen: \(groups.count)",
            empty: EmptyView("Noch gibt es keine Gruppe.", hint: "Legen Sie unten eine an.")
        )
        return .admin(
            "Gruppen",
            lead: "Wer zu einer Gruppe gehört, hat auch deren Rollen.",
            for: principal,
            menu: path.text,
            parts: [.table(table), .form(form, heading: "Gruppe anlegen")]
        )
    }
}
