import Access
import Store
import Theme
import Web

/// Bundles: several pages that are released together or not at all.
struct BundlePages: Sendable {
    let wiki: Wiki

    func list(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        return .screen(try await listScreen(room, Self.newForm(room)))
    }

    func make(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let outcome = try await wiki.makeBundle(
            title: try c.form.text("titel"),
            note: try c.form.text("notiz"),
            in: room.workspace.id,
            by: .principal(c.principal)
        )
        switch outcome {
        case .done(let id):
            return .redirect(to: Self.path(room, id), flash: .success("Nehmen Sie nun Seiten in das Bündel."))
        case .refused(let refusal):
            return refusal.isHidden
                ? .notFound : .redirect(to: room.address.path, flash: .warning(refusal.message))
        case .invalid(let problems):
            return .again(try await listScreen(room, Self.newForm(room).filled(c.form, FormErrors(problems))))
        }
    }

    private func listScreen(_ room: Room, _ form: FormView) async throws -> ScreenView {
        let bundles = try await wiki.bundles(in: room.workspace.id)
        let table = DataTableView(
            caption: "Bündel",
            columns: [
                ColumnView("Bündel"), ColumnView("Seiten", isNumber: true), ColumnView("Angelegt"),
                ColumnView("Stand"),
            ],
            rows: bundles.map { bundle in
                DataRowView([
                    .link(bundle.title, Self.path(room, bundle.id).text, note: bundle.note),
                    .number(bundle.size),
                    .time(Words.day(bundle.createdAt)),
                    bundle.releasedAt.map { .text("freigegeben am \(Words.moment($0).text)") }
                        ?? "in Vorbereitung",
                ])
            },
            empty: EmptyView("Noch gibt es kein Bündel.")
        )
        return .room(
            "Bündel freigeben",
            lead: "Seiten, die zusammengehören, werden zusammen öffentlich: alle oder keine.",
            in: room,
            trail: [(title: "Bündel", url: room.address.path("buendel/").text)],
            at: room.address.path("pflege/").text,
            parts: [.table(table), .form(form, heading: "Neues Bündel")]
        )
    }

    private static func newForm(_ room: Room) -> FormView {
        FormView(
            id: "buendel",
            action: room.address.path("buendel/").text,
            fields: [
                .text("titel", label: "Titel"), .area("notiz", label: "Notiz", rows: 2, optional: true),
            ],
            buttons: [ButtonView("Bündel anlegen")]
        )
    }

    static func path(_ room: Room, _ id: ID<Bundle>) -> LocalPath {
        "/bereiche/\(room.workspace.slug)/buendel/\(id)/"
    }

    func show(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        return .screen(try await screen(room, try c.id("buendel", of: Bundle.self)))
    }

    private func screen(
        _ room: Room,
        _ id: ID<Bundle>,
        add: FormView? = nil,
        release: FormView? = nil
    ) async throws -> ScreenView {
        guard let (bundle, pages) = try await wiki.bundle(id, in: room.workspace.id) else {
            throw RequestProblem.notFound
        }
        let isOpen = bundle.releasedAt == nil
        let path = Self.path(room, id)
        let table = DataTableView(
            caption: "Seiten im Bündel",
            columns: [
                ColumnView("Seite"), ColumnView("Fassung"), ColumnView("Wo"),
                ColumnView("Herausnehmen", isQuiet: true),
            ],
            rows: pages.map { page in
                let address = WikiAddress(workspace: room.workspace.slug, page: page.slug)
                let note = page.revision < page.latest ? "es gibt eine neuere: \(page.latest)" : nil
                return DataRowView([
                    .link(page.title, address.text), .text("Fassung \(page.revision)", note: note),
                    .text(page.visibility == .everyone ? "/\(page.address)/" : page.visibility.title),
                    isOpen
                        ? .actions([
                            .post(
                                "Herausnehmen",
                                path.text + "herausnehmen",
                                fields: ["seite": page.page.description],
                                style: .plain,
                                about: page.title
                            )
                        ]) : .none,
                ])
            },
            empty: EmptyView("Noch ist keine Seite im Bündel.")
        )
        var parts: [PartView] = []
        if let at = bundle.releasedAt {
            parts.append(.notice(.success("Freigegeben am \(Words.moment(at).text).")))
        }
        parts.append(.table(table))
        if isOpen {
            parts.append(.form(add ?? Self.addForm(room, path), heading: "Seite aufnehmen"))
            parts.append(.form(release ?? Self.releaseForm(path), heading: "Alle freigeben"))
        }
        return .room(
            bundle.title,
            lead: bundle.note.isEmpty ? nil : bundle.note,
            in: room,
            trail: [
                (title: "Bündel", url: room.address.path("buendel/").text),
                (title: bundle.title, url: path.text),
            ],
            at: room.address.path("pflege/").text,
            parts: parts
        )
    }

    private static func addForm(_ room: Room, _ path: LocalPath) -> FormView {
        FormView(
            id: "aufnehmen",
            action: path.text + "aufnehmen",
            fields: [
                .select(
                    "seite",
                    label: "Seite",
                    options: room.tree.nodes.map { OptionView($0.slug, $0.title) }
                ),
                .number("fassung", label: "Fassung", hint: "Leer gilt die neueste.", optional: true),
                .radios(
                    "sichtbar",
                    label: "Sichtbar für",
                    options: Release.Visibility.allCases.map { OptionView($0.rawValue, $0.title) },
                    chosen: Release.Visibility.everyone.rawValue
                ),
                .text(
                    "adresse",
                    label: "Öffentliche Adresse",
                    hint: "Zum Beispiel infos/ablauf-der-abstimmung",
                    optional: true
                ),
            ],
            buttons: [ButtonView("In das Bündel")]
        )
    }

    private static func releaseForm(_ path: LocalPath) -> FormView {
        FormView(
            id: "freigeben",
            action: path.text + "freigeben",
            lead:
                "Alle Seiten werden in einem Schritt öffentlich. Geht es bei einer nicht, bleibt alles, wie es ist.",
            fields: [.text("grund", label: "Begründung")],
            buttons: [ButtonView("Bündel freigeben")]
        )
    }

    func add(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let id = try c.id("buendel", of: Bundle.self)
        let slug = try c.form.text("seite")
        guard let node = room.tree.nodes.first(where: { $0.slug == slug }) else { return .notFound }
        let latest = try await wiki.store.read { reader -> Int? in
            try reader.value(
                "SELECT r.number FROM pages p JOIN revisions r ON r.id = p.latest WHERE p.id = \(node.id)"
            )
        }
        let draft = ReleaseDraft(
            page: node.id,
            revision: try c.form.integer("fassung") ?? latest ?? 1,
            visibility: Release.Visibility(rawValue: try c.form.text("sichtbar")) ?? .everyone,
            address: try c.form.text("adresse"),
            reason: ""
        )
        let outcome = try await wiki.put(draft, into: id, in: room.workspace.id, by: .principal(c.principal))
        guard case .invalid(let problems) = outcome else {
            return .after(outcome, to: Self.path(room, id), "„\(node.title)“ ist im Bündel.")
        }
        let form = Self.addForm(room, Self.path(room, id)).filled(c.form, FormErrors(problems))
        return .again(try await screen(room, id, add: form))
    }

    func take(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let id = try c.id("buendel", of: Bundle.self)
        let outcome = try await wiki.take(
            try c.form.id("seite", of: WikiPage.self),
            outOf: id,
            in: room.workspace.id,
            by: .principal(c.principal)
        )
        return .after(outcome, to: Self.path(room, id), "Die Seite ist nicht mehr im Bündel.")
    }

    func release(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let id = try c.id("buendel", of: Bundle.self)
        let outcome = try await wiki.release(
            id,
            reason: try c.form.text("grund"),
            in: room.workspace.id,
            by: .principal(c.principal)
        )
        guard case .invalid(let problems) = outcome else {
            return .after(
                outcome,
                to: Self.path(room, id),
                "Das Bündel ist freigegeben. In wenigen Sekunden stehen alle Seiten auf der Website."
            )
        }
        let form = Self.releaseForm(Self.path(room, id)).filled(c.form, FormErrors(problems))
        return .again(try await screen(room, id, release: form))
    }
}
