import Access
import Markup
import Merge
import Pages
import Store
import Theme
import Web

/// Writing: a new page, a page, one of its sections; and what happens when two people write at once.
struct EditorPages: Sendable {
    let wiki: Wiki
    let templates: @Sendable () -> [WikiTemplate]

    // MARK: A page that exists

    func show(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let latest = try await revision(place.page.latest)
        let draft = try await wiki.draft(of: place.page.id, in: place.room.workspace.id, for: c.principal)
        var editor = EditorForm(
            source: latest.source,
            base: latest.id,
            title: latest.title,
            type: wiki.types[latest.type] ?? .page
        )
        var notes: [PartView] = []
        if let draft, draft.source != latest.source {
            if try c.query.text("entwurf") == "ja" {
                editor = self.editor(of: draft, latest)
                notes.append(.notice(.information("Sie schreiben an Ihrem Entwurf weiter.")))
            } else {
                notes.append(draftNotice(draft, place))
            }
        }
        if try c.query.text("modus") == "quelle" { editor.mode = .source }
        if let number = try c.query.integer("abschnitt"), draft == nil || editor.draft == nil,
            SectionEdit.sections(latest.source).indices.contains(number)
        {
            editor.mode = .section(number)
        }
        let others = try await wiki.others(on: place.page.id, than: c.principal)
        if !others.isEmpty {
            notes.insert(
                .notice(
                    NoticeView(
                        .warning,
                        title:
                            "\(others.joined(separator: ", ")) \(others.count == 1 ? "bearbeitet" : "bearbeiten") diese Seite gerade",
                        [
                            "Sie können trotzdem schreiben. Beim Speichern werden beide Texte zusammengeführt, soweit das geht."
                        ]
                    )
                ),
                at: 0
            )
        }
        var screen = screen(place, form(editor, place), notes)
        screen.parts += sections(latest.source, editor.mode, place)
        return .screen(screen)
    }

    /// Ways to write only in a part of a long page, and back to all of it.
    private func sections(_ source: String, _ mode: EditorForm.Mode, _ place: PagePlace) -> [PartView] {
        let path = place.address.path("bearbeiten/")
        let sections = SectionEdit.sections(source)
        switch mode {
        case .section: return [.actions([.link("Die ganze Seite bearbeiten", path.text, style: .plain)])]
        case .source:
            return [.actions([.link("Text und Angaben getrennt bearbeiten", path.text, style: .plain)])]
        case .fields:
            let whole: ActionView = .link(
                "Quelltext mit Kopfbereich bearbeiten",
                path.adding("modus", "quelle").text,
                style: .plain
            )
            guard sections.count > 1 else { return [.actions([whole])] }
            let links = sections.enumerated().map { number, section in
                Theme.Link(title: section.title, url: path.adding("abschnitt", String(number)).text)
            }
            return [.links(links, heading: "Nur einen Abschnitt bearbeiten"), .actions([whole])]
        }
    }

    /// "Speichern", or "Vorschau" for those who write without a script.
    func save(_ c: SignedIn) async throws -> Reply {
        let place: PagePlace
        switch try await wiki.arrive(c, for: c.principal) {
        case .page(let found): place = found
        case .moved: place = try await wiki.place(c)
        case .nothing: return try await keepOfGonePage(c)
        }
        let source = try await EditorForm.source(c.form, wiki, of: place.page.id)
        let editor = try sent(c.form, source)
        if try c.form.isOn("vorschau") {
            return .screen(
                screen(place, form(editor, place), [try await preview(source, on: place, c.principal)])
            )
        }
        guard let base = editor.base else { throw RequestProblem.badRequest("no base") }
        let errors = EditorForm.fieldProblems(source, wiki)
        guard errors.isEmpty else {
            return .again(screen(place, form(editor, place).filled(c.form, errors), []))
        }
        let outcome = try await wiki.save(
            place.page.id,
            in: place.room.workspace.id,
            PageEdit(
                base: base,
                source: source,
                remark: editor.remark,
                isMinor: editor.isMinor,
                draft: editor.draft
            ),
            by: .principal(c.principal)
        )
        switch outcome {
        case .done(.saved(let saved)):
            let words =
                saved.isMerge
                ? "Gespeichert. Inzwischen hatte jemand anders gespeichert; beide Änderungen stehen jetzt in Fassung \(saved.number)."
                : "Gespeichert als Fassung \(saved.number)."
            return .redirect(to: place.address.path, flash: .success(words))
        case .done(.unchanged):
            return .redirect(to: place.address.path, flash: .success("Der Text ist schon so gespeichert."))
        case .done(.conflict(let conflict)): return try await conflictPage(place, editor, conflict)
        case .refused(let refusal) where refusal.isHidden: return .notFound
        case .refused(let refusal):
            return .again(
                screen(place, form(editor, place).filled(c.form, FormErrors(), problem: refusal.message), [])
            )
        case .invalid(let problems):
            return .again(screen(place, form(editor, place).filled(c.form, FormErrors(problems)), []))
        }
    }

    /// The page went into the bin while somebody wrote: her text becomes a draft before anything else is said.
    private func keepOfGonePage(_ c: SignedIn) async throws -> Reply {
        let (bereich, seite) = (try c.parameter("bereich"), try c.parameter("seite"))
        let found = try await wiki.store.read { reader -> (Workspace, ID<WikiPage>)? in
            guard let room = try Room.find(bereich, for: c.principal, wiki, in: reader) else { return nil }
            let page: ID<WikiPage>? = try reader.value(
                """
                SELECT pages.id FROM pages JOIN workspaces ON workspaces.id = pages.workspace
                WHERE pages.workspace = \(room.workspace.id) AND pages.slug = \(seite)
                    AND \(sql: WikiPage.inBin(for: Actor.principal(c.principal))) ORDER BY pages.deleted_at DESC
                """
            )
            return page.map { (room.workspace, $0) }
        }
        guard let (room, page) = found else { return .notFound }
        let source = try await EditorForm.source(c.form, wiki, of: page)
        _ = try await wiki.keepDraft(
            of: page,
            in: room.id,
            base: ID<Revision>(try c.form.text("basis")),
            title: try c.form.text("titel"),
            source: source,
            remark: try c.form.text("bemerkung"),
            by: .principal(c.principal)
        )
        return .redirect(
            to: WorkspaceAddress(room.slug).path("papierkorb/"),
            flash: .warning(
                "Jemand hat die Seite inzwischen gelöscht. Ihr Text ist als Entwurf gesichert: Stellen Sie die Seite wieder her und schreiben Sie dort weiter."
            )
        )
    }

    // MARK: Conflict

    /// Both texts and a proposal; nothing was written.
    private func conflictPage(_ place: PagePlace, _ editor: EditorForm, _ conflict: SaveConflict) async throws
        -> Reply
    {
        var proposal = editor
        proposal.mode = .source
        proposal.source = conflict.proposed
        proposal.base = conflict.latest.id
        let latest = conflict.latest
        let notice = NoticeView(
            .warning,
            title: "\(latest.authorName) hat dieselbe Stelle geändert",
            [
                .init(
                    "Fassung \(latest.number) wurde gespeichert, während Sie geschrieben haben. Ihr Text ist noch nicht gespeichert, aber auch nicht verloren."
                ),
                .init(
                    "\(conflict.places == 1 ? "Eine Stelle ist" : "\(conflict.places) Stellen sind") zu entscheiden. Sie stehen unten zwischen <<<<<<< und >>>>>>>, oben Ihre, unten die gespeicherte."
                ),
            ]
        )
        let difference = try await DiffScreens.parts(
            from: latest.source,
            to: conflict.own,
            titles: ("Gespeichert: Fassung \(latest.number) von \(latest.authorName)", "Ihr Text"),
            heading: "Was sich unterscheidet",
            on: wiki.comparing
        )
        let screen = ScreenView.about(
            place,
            "Zwei Fassungen zusammenführen",
            step: (title: "Zusammenführen", url: place.address.path("bearbeiten/").text),
            parts: [.notice(notice), .form(form(proposal, place), heading: "Vorschlag")] + difference
        )
        return .screen(screen, status: .conflict)
    }

    // MARK: A new page

    func showNew(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let title = CleanText.line(try c.query.text("titel")) ?? ""
        let name = try c.query.text("vorlage")
        let draft = try await wiki.draft(of: nil, in: room.workspace.id, for: c.principal)
        if name.isEmpty, try c.query.text("entwurf") != "ja", title.isEmpty {
            return .screen(choice(room, draft, c))
        }
        var source = templates().first { $0.name == name }?.source ?? ""
        var notes: [PartView] = []
        var editor: EditorForm
        if let draft, try c.query.text("entwurf") == "ja" {
            source = draft.source
            editor = EditorForm(
                source: source,
                draft: draft.id,
                remark: draft.remark,
                title: draft.title,
                type: type(of: source)
            )
        } else {
            editor = EditorForm(source: source, title: title, type: type(of: source))
            if let draft { notes.append(newDraftNotice(draft, room)) }
        }
        return .screen(
            newScreen(room, newForm(editor, room, try c.query.text("unter"), ID<WikiPage>.make()), notes)
        )
    }

    func create(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let source = try await EditorForm.source(c.form, wiki, of: nil)
        let editor = try sent(c.form, source)
        let (parent, key) = (
            try c.form.text("unter"), ID<WikiPage>(try c.form.text("schluessel")) ?? ID<WikiPage>.make()
        )
        let again = newForm(editor, room, parent, key)
        if try c.form.isOn("vorschau") {
            return .screen(newScreen(room, again, [try await preview(source, in: room, c.principal)]))
        }
        var errors = EditorForm.fieldProblems(source, wiki)
        if (CleanText.line(try c.form.text("titel")) ?? "").isEmpty {
            errors.add("titel", "Geben Sie der Seite einen Titel.")
        }
        guard errors.isEmpty else { return .again(newScreen(room, again.filled(c.form, errors), [])) }
        let node = room.tree.nodes.first { $0.slug == parent }
        let outcome = try await wiki.create(
            PageDraft(parent: node?.id, source: source, remark: editor.remark, draft: editor.draft),
            in: room.workspace.id,
            key: key,
            by: .principal(c.principal)
        )
        return .after(outcome, to: \.address.path, "Die Seite ist angelegt.") {
            newScreen(room, again.filled(c.form, $0, problem: $1), [])
        }
    }

    /// Which template to begin with.
    private func choice(_ room: Room, _ draft: Draft?, _ c: SignedIn) -> ScreenView {
        let parent = (try? c.query.text("unter")) ?? ""
        func url(_ name: String) -> String {
            let path = room.address.path("seiten/neu/").adding("vorlage", name)
            return (parent.isEmpty ? path : path.adding("unter", parent)).text
        }
        let rows = templates().map { template -> Theme.Row in
            var row = Theme.Row(title: template.title, url: url(template.name))
            row.summary = template.hint
            return row
        }
        var list = RowList(title: nil, id: "vorlagen", rows: rows)
        if rows.isEmpty { list.rows = [Theme.Row(title: "Leere Seite", url: url("leer"))] }
        return .room(
            "Neue Seite",
            lead: "Womit möchten Sie beginnen?",
            in: room,
            trail: [(title: "Neue Seite", url: room.address.path("seiten/neu/").text)],
            parts: (draft.map { [newDraftNotice($0, room)] } ?? []) + [.rows(list)]
        )
    }

    // MARK: Pieces

    private func sent(_ form: Fields, _ source: String) throws -> EditorForm {
        var editor = EditorForm(
            source: source,
            base: ID<Revision>(try form.text("basis")),
            draft: ID<Draft>(try form.text("entwurf")),
            remark: try form.text("bemerkung"),
            isMinor: try form.isOn("klein"),
            title: try form.text("titel"),
            type: type(of: source)
        )
        switch try form.text("modus") {
        case "quelle": editor.mode = .source
        case "abschnitt":
            // A heading that was added begins a section of its own: only the whole text shows everything then.
            let number = try form.integer("abschnitt") ?? 0
            let sections = SectionEdit.sections(source)
            let text = try form.text("quelle").replacing("\r\n", with: "\n")
            let isWhole =
                sections.indices.contains(number) && Self.ends(sections[number].text) == Self.ends(text)
            editor.mode = isWhole ? .section(number) : .source
        default: break
        }
        return editor
    }

    /// A text without the line feeds at its end, which a section gets and a form loses.
    private static func ends(_ text: String) -> Substring {
        text[..<(text.lastIndex { !$0.isNewline }.map(text.index(after:)) ?? text.startIndex)]
    }

    private func editor(of draft: Draft, _ latest: Revision) -> EditorForm {
        EditorForm(
            source: draft.source,
            base: draft.base ?? latest.id,
            draft: draft.id,
            remark: draft.remark,
            title: draft.title.isEmpty ? latest.title : draft.title,
            type: type(of: draft.source)
        )
    }

    private func type(of source: String) -> PageType {
        wiki.types[PageText(source, types: wiki.types.all).type] ?? .page
    }

    private func revision(_ id: ID<Revision>) async throws -> Revision {
        guard let revision = try await wiki.store.read({ try Revision.find(id, in: $0) }) else {
            throw RequestProblem.notFound
        }
        return revision
    }

    private func form(_ editor: EditorForm, _ place: PagePlace) -> FormView {
        let address = place.address
        let links = EditorLinks(
            preview: address.path("vorschau").text,
            draft: address.path("entwurf").text,
            presence: address.path("anwesend").text,
            completion: place.room.address.path("ergaenzen").text,
            upload: address.path("dateien/").text
        )
        return editor.form(
            wiki,
            action: address.path("bearbeiten/"),
            cancel: address.path,
            links: links,
            button: "Speichern"
        )
    }

    private func newForm(_ editor: EditorForm, _ room: Room, _ parent: String, _ key: ID<WikiPage>)
        -> FormView
    {
        let address = room.address
        let links = EditorLinks(
            preview: address.path("seiten/neu/vorschau").text,
            draft: address.path("seiten/neu/entwurf").text,
            presence: nil,
            completion: address.path("ergaenzen").text,
            upload: nil
        )
        let form = editor.form(
            wiki,
            action: address.path("seiten/neu/"),
            cancel: address.path("seiten/"),
            links: links,
            button: "Seite anlegen"
        )
        let places = [OptionView("", "oberste Ebene")] + room.tree.nodes.map { OptionView($0.slug, $0.title) }
        return FormView(
            id: form.id,
            action: form.action,
            fields: [.hidden("schluessel", key.description)] + form.fields
                + [.select("unter", label: "Unter welche Seite?", options: places, chosen: parent)],
            buttons: form.buttons,
            cancel: form.cancel
        )
    }

    private func screen(_ place: PagePlace, _ form: FormView, _ notes: [PartView]) -> ScreenView {
        .about(
            place,
            "„\(place.page.title)“ bearbeiten",
            step: (title: "Bearbeiten", url: place.address.path("bearbeiten/").text),
            isWide: true,
            parts: notes + [.form(form)]
        )
    }

    private func newScreen(_ room: Room, _ form: FormView, _ notes: [PartView]) -> ScreenView {
        .room(
            "Neue Seite",
            in: room,
            trail: [(title: "Neue Seite", url: room.address.path("seiten/neu/").text)],
            isWide: true,
            parts: notes + [.form(form)]
        )
    }

    private func draftNotice(_ draft: Draft, _ place: PagePlace) -> PartView {
        let url = place.address.path("bearbeiten/").adding("entwurf", "ja").text
        return .notice(
            NoticeView(
                .information,
                title: "Sie haben hier einen Entwurf vom \(Words.moment(draft.changedAt).text)",
                [
                    "Er ist noch in keiner Fassung gespeichert und bleibt, bis Sie ihn speichern oder verwerfen."
                ],
                actions: [.link("Am Entwurf weiterschreiben", url, style: .primary)]
                    + dropAction(draft, place.room)
            )
        )
    }

    private func newDraftNotice(_ draft: Draft, _ room: Room) -> PartView {
        let url = room.address.path("seiten/neu/").adding("entwurf", "ja").text
        return .notice(
            NoticeView(
                .information,
                title:
                    "Sie haben eine neue Seite begonnen: „\(draft.title.isEmpty ? "ohne Titel" : draft.title)“",
                ["Zuletzt getippt am \(Words.moment(draft.changedAt).text)."],
                actions: [.link("Weiterschreiben", url, style: .primary)] + dropAction(draft, room)
            )
        )
    }

    private func dropAction(_ draft: Draft, _ room: Room) -> [ActionView] {
        [
            .post(
                "Verwerfen",
                room.address.path("entwuerfe/verwerfen").text,
                fields: ["entwurf": draft.id.description]
            )
        ]
    }

    private func preview(_ source: String, on place: PagePlace, _ principal: Principal) async throws
        -> PartView
    {
        let text = PageText(source, types: wiki.types.all)
        let requests = ReadText(text).requests
        let table = try await wiki.store.read { reader in
            try LinkTable.of(
                requests,
                on: place.page,
                files: RevisionFile.of(place.page.latest, in: reader),
                for: principal,
                in: reader
            )
        }
        let rendered = TextRendering.render(text, links: TableLinks(table: table, site: wiki.site))
        return .html(Fragment(rendered.html), heading: "Vorschau")
    }

    private func preview(_ source: String, in room: Room, _ principal: Principal) async throws -> PartView {
        var table = LinkTable()
        table.writableWorkspace = room.workspace.slug
        let rendered = TextRendering.render(
            PageText(source, types: wiki.types.all),
            links: TableLinks(table: table, site: wiki.site)
        )
        return .html(Fragment(rendered.html), heading: "Vorschau")
    }
}

/// A text to begin a new page with, as `Content/_vorlagen` has it.
package struct WikiTemplate: Sendable, Hashable {
    package var name: String
    package var title: String
    package var hint: String?
    package var source: String

    package init(name: String, title: String, hint: String?, source: String) {
        self.name = name
        self.title = title
        self.hint = hint
        self.source = source
    }
}
