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
    func sections(_ source: String, _ mode: EditorForm.Mode, _ place: PagePlace) -> [PartView] {
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

    // MARK: Pieces

    func sent(_ form: Fields, _ source: String) throws -> EditorForm {
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
    static func ends(_ text: String) -> Substring {
        text[..<(text.lastIndex { !$0.isNewline }.map(text.index(after:)) ?? text.startIndex)]
    }

    func editor(of draft: Draft, _ latest: Revision) -> EditorForm {
        EditorForm(
            source: draft.source,
            base: draft.base ?? latest.id,
            draft: draft.id,
            remark: draft.remark,
            title: draft.title.isEmpty ? latest.title : draft.title,
            type: type(of: draft.source)
        )
    }

    func type(of source: String) -> PageType {
        wiki.types[PageText(source, types: wiki.types.all).type] ?? .page
    }

    func revision(_ id: ID<Revision>) async throws -> Revision {
        guard let revision = try await wiki.store.read({ try Revision.find(id, in: $0) }) else {
            throw RequestProblem.notFound
        }
        return revision
    }

    func form(_ editor: EditorForm, _ place: PagePlace) -> FormView {
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

    func screen(_ place: PagePlace, _ form: FormView, _ notes: [PartView]) -> ScreenView {
        .about(
            place,
            "„\(place.page.title)“ bearbeiten",
            step: (title: "Bearbeiten", url: place.address.path("bearbeiten/").text),
            isWide: true,
            parts: notes + [.form(form)]
        )
    }

    func draftNotice(_ draft: Draft, _ place: PagePlace) -> PartView {
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

    func preview(_ source: String, on place: PagePlace, _ principal: Principal) async throws
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
}
