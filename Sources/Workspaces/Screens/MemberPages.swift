import Access
import Accounts
import Store
import Theme
import Web

/// Who works in a workspace, who wants to, and what the workspace is for.
struct MemberPages: Sendable {
    let wiki: Wiki

    private var gate: Gate { wiki.gate }

    func show(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        return .screen(try await screen(room, c.principal))
    }

    private func screen(_ room: Room, _ principal: Principal, form: FormView? = nil) async throws
        -> ScreenView
    {
        let members = try await gate.workspaceMembers(room.workspace.id, for: principal)
        let isManaging = room.mayCoordinate && !room.isReadOnly
        var columns = [
            ColumnView("Name"), ColumnView("Organisation"), ColumnView("Rolle"), ColumnView("Bis"),
        ]
        if isManaging { columns.append(ColumnView("Austragen", isQuiet: true)) }
        let path = room.address.path("mitglieder/")
        let table = DataTableView(
            caption: "Mitglieder",
            columns: columns,
            rows: members.map { member in
                let isGroup = member.grantee.isGroup
                var cells: [ValueView] = [
                    .text(member.name, note: isGroup ? "Gruppe" : nil), .text(member.organisation),
                    .text(member.roleTitle),
                    member.until.map { .time(Words.day($0 - .seconds(1))) } ?? "unbefristet",
                ]
                if isManaging {
                    cells.append(
                        .actions([
                            .post(
                                "Austragen",
                                room.address.path("mitglieder/austragen").text,
                                fields: ["mitglied": member.grant.description],
                                style: .plain,
                                about: member.name
                            )
                        ])
                    )
                }
                return DataRowView(cells)
            },
            total: "Mitglieder: \(members.count)",
            empty: EmptyView("Noch hat der Arbeitsraum keine Mitglieder.")
        )
        var parts: [PartView] = []
        if isManaging { parts += try await requests(room) }
        parts.append(.table(table))
        if isManaging {
            let shown: FormView = if let form { form } else { try await addForm(room) }
            parts.append(.form(shown, heading: "Mitglied eintragen"))
        }
        return .room(
            "Mitglieder",
            lead: "Wer in diesem Arbeitsraum lesen, schreiben und koordinieren kann.",
            in: room,
            trail: [(title: "Mitglieder", url: path.text)],
            parts: parts
        )
    }

    private func requests(_ room: Room) async throws -> [PartView] {
        let requests = try await wiki.joinRequests(for: room.workspace.id)
        guard !requests.isEmpty else { return [] }
        let url = room.address.path("mitglieder/anfrage").text
        let table = DataTableView(
            caption: "Anfragen zur Mitarbeit",
            columns: [
                ColumnView("Name"), ColumnView("Wozu"), ColumnView("Vom"),
                ColumnView("Entscheiden", isQuiet: true),
            ],
            rows: requests.map { request in
                let answers: [(String, String)] = [
                    ("Lesen lassen", Role.Key.reading.rawValue),
                    ("Schreiben lassen", Role.Key.writing.rawValue), ("Ablehnen", ""),
                ]
                return DataRowView([
                    .text(request.name, note: request.organisation), .text(request.reason),
                    .time(Words.day(request.at)),
                    .actions(
                        answers.map { title, role in
                            .post(
                                title,
                                url,
                                fields: ["anfrage": request.id.description, "rolle": role],
                                style: .plain,
                                about: request.name
                            )
                        }
                    ),
                ])
            },
            empty: EmptyView("Keine Anfrage wartet.")
        )
        return [.table(table, heading: "Anfragen zur Mitarbeit")]
    }

    private func addForm(_ room: Room) async throws -> FormView {
        let roles = try await gate.roles().filter { $0.scope == .workspace }.sorted {
            $0.rights.count < $1.rights.count
        }
        return FormView(
            id: "mitglied",
            action: room.address.path("mitglieder/").text,
            fields: [
                .email("email", label: "E-Mail-Adresse der Person", autocomplete: "off"),
                .radios("role", label: "Rolle", options: roles.map { OptionView($0.key.rawValue, $0.title) }),
                .date("until", label: "Gilt bis einschließlich", optional: true),
            ],
            buttons: [ButtonView("Mitglied eintragen")]
        )
    }

    func add(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        var errors = FormErrors()
        let email = try c.form.text("email")
        let person = try await gate.personID(email: email)
        if person == nil {
            errors.add(
                "email",
                email.isEmpty
                    ? "Nennen Sie die Adresse einer Person."
                    : "Zu dieser Adresse gibt es keinen Zugang. Die Administration kann die Person einladen."
            )
        }
        let role = try c.form.text("role")
        if role.isEmpty { errors.add("role", "Wählen Sie eine Rolle.") }
        let day = try c.form.text("until")
        let until = LastDay.end(of: day)
        if until == nil, !day.isEmpty {
            errors.add("until", "Geben Sie ein Datum an, zum Beispiel 31.12.2027.")
        }
        func again(_ errors: FormErrors, _ problem: String?) async throws -> Reply {
            .again(
                try await screen(
                    room,
                    c.principal,
                    form: addForm(room).filled(c.form, errors, problem: problem)
                )
            )
        }
        guard let person, errors.isEmpty else { return try await again(errors, nil) }
        let outcome = try await gate.setMember(
            .person(person),
            role: Role.Key(rawValue: role),
            until: until,
            in: room.workspace.id,
            by: .principal(c.principal)
        )
        switch outcome {
        case .done:
            return .redirect(
                to: room.address.path("mitglieder/"),
                flash: .success("Das Mitglied ist eingetragen.")
            )
        case .invalid(let problems): return try await again(FormErrors(problems), nil)
        case .refused(let refusal) where refusal.isHidden: return .notFound
        case .refused(let refusal): return try await again(FormErrors(), refusal.message)
        }
    }

    func remove(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let grant = try c.form.id("mitglied", of: Grant.self)
        let members = try await gate.workspaceMembers(room.workspace.id, for: c.principal)
        // The grant of another workspace finds nothing here.
        guard members.contains(where: { $0.grant == grant }) else { return .notFound }
        let outcome = try await gate.revoke(grant, by: .principal(c.principal))
        let path = room.address.path("mitglieder/")
        switch outcome {
        case .done: return .redirect(to: path, flash: .success("Das Mitglied ist ausgetragen."))
        case .refused(let refusal) where !refusal.isHidden:
            return .redirect(to: path, flash: .warning(refusal.message))
        default: return .notFound
        }
    }

    func answer(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let text = try c.form.text("rolle")
        let role = text.isEmpty ? nil : Role.Key(rawValue: text)
        guard role == nil || [.reading, .writing].contains(role) else { return .notFound }
        let outcome = try await wiki.answer(
            try c.form.id("anfrage", of: JoinRequest.self),
            role: role,
            in: room.workspace.id,
            by: c.principal
        )
        let words = role == nil ? "Die Anfrage ist abgelehnt." : "Die Person arbeitet jetzt mit."
        return .after(outcome, to: room.address.path("mitglieder/"), words)
    }

}

extension Grantee {
    fileprivate var isGroup: Bool { if case .group = self { true } else { false } }
}
