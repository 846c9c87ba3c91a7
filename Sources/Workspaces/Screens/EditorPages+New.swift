import Access
import Markup
import Merge
import Pages
import Store
import Theme
import Web

/// Writing a page that does not exist yet.
extension EditorPages {
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
        let node = room.tree.nodes.first { $0.slug == parent }
        if node == nil, !parent.isEmpty {
            errors.add(
                "unter",
                "Die Seite, unter der diese stehen soll, gibt es nicht mehr. Wählen Sie eine andere."
            )
        }
        guard errors.isEmpty else { return .again(newScreen(room, again.filled(c.form, errors), [])) }
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
    func choice(_ room: Room, _ draft: Draft?, _ c: SignedIn) -> ScreenView {
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

    func newForm(_ editor: EditorForm, _ room: Room, _ parent: String, _ key: ID<WikiPage>)
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

    func newScreen(_ room: Room, _ form: FormView, _ notes: [PartView]) -> ScreenView {
        .room(
            "Neue Seite",
            in: room,
            trail: [(title: "Neue Seite", url: room.address.path("seiten/neu/").text)],
            isWide: true,
            parts: notes + [.form(form)]
        )
    }

    func newDraftNotice(_ draft: Draft, _ room: Room) -> PartView {
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

    func dropAction(_ draft: Draft, _ room: Room) -> [ActionView] {
        [
            .post(
                "Verwerfen",
                room.address.path("entwuerfe/verwerfen").text,
                fields: ["entwurf": draft.id.description]
            )
        ]
    }

    func preview(_ source: String, in room: Room, _ principal: Principal) async throws -> PartView {
        var table = LinkTable()
        table.writableWorkspace = room.workspace.slug
        let rendered = TextRendering.render(
            PageText(source, types: wiki.types.all),
            links: TableLinks(table: table, site: wiki.site)
        )
        return .html(Fragment(rendered.html), heading: "Vorschau")
    }

}
