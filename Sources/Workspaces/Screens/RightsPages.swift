import Access
import Store
import Theme
import Web

/// Who can see a page and who answers for it, in words.
struct RightsPages: Sendable {
    let wiki: Wiki

    func show(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        return .screen(try await screen(place, c.principal))
    }

    private func screen(
        _ place: PagePlace,
        _ principal: Principal,
        section: FormView? = nil,
        member: FormView? = nil
    ) async throws -> ScreenView {
        let rights = try await wiki.store.read { try wiki.effectiveRights(of: place.page, in: $0) }
        let release = try await wiki.store.read { try Release.inForce(of: place.page.id, in: $0) }
        var parts: [PartView] = [.facts(Self.facts(rights, release), heading: "Wer diese Seite sieht")]
        if place.room.mayCoordinate, !place.room.isReadOnly {
            parts += try await sectionParts(place, section: section, member: member)
        }
        return .about(
            place,
            "Wer „\(place.page.title)“ sieht",
            step: (title: "Rechte", url: place.address.path("rechte/").text),
            parts: parts
        )
    }

    private static func facts(_ rights: EffectiveRights, _ release: Release?) -> [DetailView] {
        var facts = [
            DetailView(
                "Neueste Fassung",
                .text(sentence(rights), note: rights.people.map { "zusammen \(Words.people($0))" })
            ),
            DetailView(
                "Ändern und kommentieren",
                .text(
                    "Mitglieder mit der Rolle Schreiben oder Koordination (\(Words.people(rights.writers)))"
                )
            ),
            DetailView(
                "Freigeben und schützen",
                .text("Mitglieder mit der Rolle Koordination (\(Words.people(rights.coordinators)))")
            ),
        ]
        if let reason = rights.sectionReason { facts.append(DetailView("Grund des Schutzes", .text(reason))) }
        if let release {
            facts.append(
                DetailView(
                    "Freigegebene Fassung \(release.revisionNumber)",
                    .text(
                        release.visibility == .everyone
                            ? "alle, auf der öffentlichen Website"
                            : "kommunale Familie (\(Words.people(rights.family)))"
                    )
                )
            )
        }
        return facts
    }

    static func sentence(_ rights: EffectiveRights) -> String {
        if rights.sectionReason != nil {
            return
                "Nur Mitglieder, die in den geschützten Abschnitt aufgenommen sind (\(Words.people(rights.sectionMembers))), und die Koordination (\(Words.people(rights.coordinators)))"
        }
        return switch rights.visibility {
        case .open: "Alle, auch ohne Anmeldung"
        case .family:
            "Die kommunale Familie (\(Words.people(rights.family))) und die Mitglieder des Arbeitsraums (\(Words.people(rights.readers)))"
        case .members: "Die Mitglieder des Arbeitsraums (\(Words.people(rights.readers)))"
        }
    }

    private func sectionParts(_ place: PagePlace, section form: FormView?, member: FormView?) async throws
        -> [PartView]
    {
        guard let found = try await wiki.section(at: place.page.id) else {
            guard place.page.section == nil else { return [] }
            return [.form(form ?? sectionForm(place), heading: "Abschnitt schützen")]
        }
        let table = DataTableView(
            caption: "Aufgenommen in diesen Abschnitt",
            columns: [ColumnView("Name"), ColumnView("Herausnehmen", isQuiet: true)],
            rows: found.members.map { entry in
                DataRowView([
                    .text(entry.name, note: entry.group == nil ? nil : "Gruppe"),
                    .actions([
                        .post(
                            "Herausnehmen",
                            place.address.path("rechte/herausnehmen").text,
                            fields: ["eintrag": entry.id.description],
                            style: .plain,
                            about: entry.name
                        )
                    ]),
                ])
            },
            empty: EmptyView(
                "Nur die Koordination sieht diesen Abschnitt.",
                hint: "Nehmen Sie Mitglieder auf."
            )
        )
        return [
            .table(table, heading: "Geschützter Abschnitt"), .form(member ?? memberForm(place)),
            .actions([.post("Schutz aufheben", place.address.path("rechte/oeffnen").text, style: .danger)]),
        ]
    }

    private func sectionForm(_ place: PagePlace) -> FormView {
        FormView(
            id: "schutz",
            action: place.address.path("rechte/").text,
            lead:
                "Diese Seite und alles darunter sehen dann nur noch die Koordination und wen Sie aufnehmen.",
            fields: [
                .area(
                    "grund",
                    label: "Grund",
                    rows: 2,
                    hint: "Alles ist offen, solange nichts dagegen spricht."
                )
            ],
            buttons: [ButtonView("Abschnitt schützen", style: .secondary)]
        )
    }

    private func memberForm(_ place: PagePlace) -> FormView {
        FormView(
            id: "aufnehmen",
            action: place.address.path("rechte/aufnehmen").text,
            fields: [.email("email", label: "E-Mail-Adresse eines Mitglieds", autocomplete: "off")],
            buttons: [ButtonView("In den Abschnitt aufnehmen")]
        )
    }

    func close(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.closeSection(
            place.page.id,
            reason: try c.form.text("grund"),
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        guard case .invalid(let problems) = outcome else {
            return .after(
                outcome,
                to: place.address.path("rechte/"),
                "Der Abschnitt ist geschützt. Nehmen Sie nun Mitglieder auf."
            )
        }
        let form = sectionForm(place).filled(c.form, FormErrors(problems))
        return .again(try await screen(place, c.principal, section: form))
    }

    func open(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.openSection(
            place.page.id,
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        return .after(outcome, to: place.address.path("rechte/"), "Der Schutz ist aufgehoben.")
    }

    func admit(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let email = try c.form.text("email")
        guard let person = try await wiki.gate.personID(email: email) else {
            var errors = FormErrors()
            errors.add(
                "email",
                "Zu dieser Adresse gibt es kein Mitglied. Nehmen Sie die Person zuerst in den Arbeitsraum auf."
            )
            return .again(
                try await screen(place, c.principal, member: memberForm(place).filled(c.form, errors))
            )
        }
        let outcome = try await wiki.admit(
            .person(person),
            to: place.page.id,
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        guard case .invalid(let problems) = outcome else {
            return .after(outcome, to: place.address.path("rechte/"), "Die Person ist aufgenommen.")
        }
        return .again(
            try await screen(
                place,
                c.principal,
                member: memberForm(place).filled(c.form, FormErrors(problems))
            )
        )
    }

    func expel(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.expel(
            try c.form.id("eintrag", of: SectionMember.self),
            from: place.page.id,
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        return .after(outcome, to: place.address.path("rechte/"), "Die Person ist herausgenommen.")
    }

    // MARK: Care

    func showCare(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        return .screen(careScreen(place, try await careForm(place)))
    }

    func saveCare(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        func person(_ field: String) throws -> ID<Person>? {
            let text = try c.form.text(field)
            guard !text.isEmpty else { return nil }
            return try c.form.id(field, of: Person.self)
        }
        let outcome = try await wiki.setCare(
            of: place.page.id,
            in: place.room.workspace.id,
            owner: try person("owner"),
            deputy: try person("deputy"),
            by: .principal(c.principal)
        )
        let form = try await careForm(place)
        return .after(outcome, to: { _ in place.address.path }, "Die Zuständigkeit ist gespeichert.") {
            careScreen(place, form.filled(c.form, $0, problem: $1))
        }
    }

    private func careForm(_ place: PagePlace) async throws -> FormView {
        let members = try await wiki.members(of: place.room.workspace.id)
        let options =
            [OptionView("", "niemand")]
            + members.map { OptionView($0.id.description, "\($0.name), \($0.organisation)") }
        return FormView(
            id: "zustaendig",
            action: place.address.path("zustaendig/").text,
            lead:
                "Wer zuständig ist, wird erinnert, wenn die Prüfung der Seite fällig ist (Feld „Zu prüfen bis“ beim Bearbeiten).",
            fields: [
                .select(
                    "owner",
                    label: "Zuständig",
                    options: options,
                    chosen: place.page.owner?.description ?? ""
                ),
                .select(
                    "deputy",
                    label: "Vertretung",
                    options: options,
                    chosen: place.page.deputy?.description ?? ""
                ),
            ],
            buttons: [ButtonView("Zuständigkeit speichern")],
            cancel: Link(title: "Abbrechen", url: place.address.text)
        )
    }

    private func careScreen(_ place: PagePlace, _ form: FormView) -> ScreenView {
        .about(
            place,
            "Zuständigkeit",
            step: (title: "Zuständigkeit", url: place.address.path("zustaendig/").text),
            parts: [.form(form)]
        )
    }
}
