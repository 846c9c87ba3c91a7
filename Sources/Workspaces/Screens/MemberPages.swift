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

    // MARK: Asking to join

    func askToJoin(_ c: SignedIn) async throws -> Reply {
        guard let workspace = try await listed(c) else { return .notFound }
        return .screen(try await joinScreen(workspace, c.principal))
    }

    func sendRequest(_ c: SignedIn) async throws -> Reply {
        guard let workspace = try await listed(c) else { return .notFound }
        let outcome = try await wiki.askToJoin(
            workspace.id,
            reason: try c.form.text("grund"),
            by: c.principal
        )
        switch outcome {
        case .done:
            return .redirect(
                to: WorkspaceAddress.all,
                flash: .success("Ihre Anfrage ist bei der Koordination von „\(workspace.name)“.")
            )
        case .refused(let refusal) where refusal.isHidden: return .notFound
        case .refused(let refusal):
            return .again(try await joinScreen(workspace, c.principal, c.form, FormErrors(), refusal.message))
        case .invalid(let problems):
            return .again(try await joinScreen(workspace, c.principal, c.form, FormErrors(problems), nil))
        }
    }

    /// A workspace that the person may know of, though perhaps not enter.
    private func listed(_ c: SignedIn) async throws -> Workspace? {
        let slug = try c.parameter("bereich")
        return try await wiki.store.read { reader in
            try reader.first(
                Workspace.list(
                    Workspace.listed(for: c.principal) + " AND workspaces.slug = \(slug)",
                    at: reader.now
                )
            )
        }
    }

    private func joinScreen(
        _ workspace: Workspace,
        _ principal: Principal,
        _ input: Fields? = nil,
        _ errors: FormErrors = FormErrors(),
        _ problem: String? = nil
    ) async throws -> ScreenView {
        let path = WorkspaceAddress(workspace.slug).path("beitritt/")
        var form = FormView(
            id: "beitritt",
            action: path.text,
            fields: [
                .area(
                    "grund",
                    label: "Wozu möchten Sie mitarbeiten?",
                    rows: 3,
                    hint: "Lesen wird das die Koordination des Arbeitsraums."
                )
            ],
            buttons: [ButtonView("Anfrage senden")],
            cancel: Link(title: "Abbrechen", url: WorkspaceAddress.all.text)
        )
        if let input { form = form.filled(input, errors, problem: problem) }
        var parts: [PartView] = []
        if principal.may(.workspaceRead, in: workspace.id) {
            parts = [.notice(.information("Sie sind in diesem Arbeitsraum schon Mitglied."))]
        } else {
            if try await wiki.hasAskedToJoin(workspace.id, principal) {
                parts.append(
                    .notice(.information("Sie haben schon angefragt. Eine neue Anfrage ersetzt die alte."))
                )
            }
            parts.append(.form(form))
        }
        return ScreenView(
            title: "In „\(workspace.name)“ mitarbeiten",
            lead: workspace.purpose,
            breadcrumb: [
                (title: "Start", url: "/"), (title: "Arbeitsräume", url: WorkspaceAddress.all.text),
                (title: "Mitarbeit anfragen", url: path.text),
            ].crumbs,
            parts: parts
        )
    }

    // MARK: Settings

    func settings(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        return .screen(settingsScreen(room, try await settingsForm(room)))
    }

    func saveSettings(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let form = try await settingsForm(room)
        var errors = FormErrors()
        let draft = try await WorkspaceForm.read(c.form, gate, &errors)
        guard errors.isEmpty else { return .again(settingsScreen(room, form.filled(c.form, errors))) }
        let outcome = try await gate.editWorkspace(room.workspace.id, draft, by: .principal(c.principal))
        switch outcome {
        case .done:
            let path = WorkspaceAddress(draft.slug.isEmpty ? room.workspace.slug : draft.slug).path
            return .redirect(to: path, flash: .success("Der Arbeitsraum ist gespeichert."))
        case .invalid(let problems):
            return .again(settingsScreen(room, form.filled(c.form, FormErrors(problems))))
        case .refused(let refusal) where refusal.isHidden: return .notFound
        case .refused(let refusal):
            return .again(settingsScreen(room, form.filled(c.form, FormErrors(), problem: refusal.message)))
        }
    }

    private func settingsForm(_ room: Room) async throws -> FormView {
        let email: String =
            if let owner = room.workspace.owner { try await gate.addressee(owner)?.address ?? "" } else { "" }
        return WorkspaceForm.edit(
            room.workspace,
            ownerEmail: email,
            action: room.address.path("einstellungen/").text
        )
    }

    private func settingsScreen(_ room: Room, _ form: FormView) -> ScreenView {
        .room(
            "Einstellungen",
            lead: "Zweck, Sichtbarkeit und Verantwortung dieses Arbeitsraums.",
            in: room,
            trail: [(title: "Einstellungen", url: room.address.path("einstellungen/").text)],
            parts: [.form(form)]
        )
    }
}

extension Grantee {
    fileprivate var isGroup: Bool { if case .group = self { true } else { false } }
}
