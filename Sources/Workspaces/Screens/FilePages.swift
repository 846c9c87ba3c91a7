import Access
import Store
import Theme
import Web

/// The files of a page: hung on by form or by the editor, and handed out to those who may read the page.
struct FilePages: Sendable {
    let wiki: Wiki

    func list(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        return .screen(try await screen(place))
    }

    private func screen(_ place: PagePlace, form: FormView? = nil) async throws -> ScreenView {
        let files = try await wiki.store.read { try RevisionFile.of(place.page.latest, in: $0) }
        let views = Self.views(files, of: place).enumerated().map { at, view -> FileView in
            var view = view
            view.actions = [
                .post(
                    "Entfernen",
                    place.address.path("dateien/entfernen").text,
                    fields: ["name": files[at].name],
                    style: .plain,
                    about: files[at].name
                )
            ]
            return view
        }
        var parts: [PartView] = []
        if views.isEmpty {
            parts.append(.empty(EmptyView("An dieser Seite hängen noch keine Dateien.")))
        } else {
            parts.append(.files(views, heading: "Dateien"))
        }
        parts.append(.form(form ?? uploadForm(place), heading: "Datei anhängen"))
        return .about(
            place,
            "Dateien von „\(place.page.title)“",
            step: (title: "Dateien", url: place.address.path("dateien/").text),
            parts: parts
        )
    }

    private func uploadForm(_ place: PagePlace) -> FormView {
        FormView(
            id: "datei",
            action: place.address.path("dateien/").text,
            lead:
                "Bilder verlieren dabei Angaben zu Ort und Gerät. Eine Datei gleichen Namens wird eine neue Version der alten.",
            fields: [
                .file(
                    "datei",
                    label: "Datei",
                    hint: "Bilder, PDF, Office-Dateien, Text; keine Programme und Webseiten",
                    isMultiple: true
                )
            ],
            buttons: [ButtonView("Anhängen")],
            cancel: Link(title: "Zur Seite", url: place.address.text)
        )
    }

    struct Answer: Encodable {
        var markdown: String
        var name: String
        var hinweise: [String]
    }

    func upload(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let wantsJSON = try c.form.text("antwort") == "json"
        let uploads = c.files("datei").map { (name: $0.name, bytes: Array($0.bytes)) }
        let outcome = try await wiki.attach(
            uploads,
            to: place.page.id,
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        switch outcome {
        case .done(let attached):
            if wantsJSON, let first = attached.first { return try .json(Self.answer(first)) }
            let notes = attached.flatMap(Self.notes)
            let words =
                "Angehängt: \(attached.map(\.file.name).joined(separator: ", ")). "
                + notes.joined(separator: " ")
            return .redirect(to: place.address.path("dateien/"), flash: .success(words))
        case .refused(let refusal):
            if refusal.isHidden { return .notFound }
            if wantsJSON { return try EditorAnswers.problem(refusal.message, status: .conflict) }
            return .again(
                try await screen(
                    place,
                    form: uploadForm(place).filled(c.form, FormErrors(), problem: refusal.message)
                )
            )
        case .invalid(let problems):
            if wantsJSON {
                return try EditorAnswers.problem(
                    problems.map(\.message).joined(separator: " "),
                    status: .unprocessable
                )
            }
            return .again(
                try await screen(place, form: uploadForm(place).filled(c.form, FormErrors(problems)))
            )
        }
    }

    private static func answer(_ attached: AttachedFile) -> Answer {
        let file = attached.file
        let target = linkTarget(file.name)
        let markdown = file.isImage ? "![](\(target))" : "[\(file.name)](\(target))"
        return Answer(markdown: markdown, name: file.name, hinweise: notes(attached))
    }

    /// The name of a file as the target of a link: what ends a path or a target is percent-encoded (RFC 3986).
    static func linkTarget(_ name: String) -> String {
        var target = name
        for (sign, code) in [("%", "%25"), ("#", "%23"), ("?", "%3F"), ("<", "%3C"), (">", "%3E")] {
            target = target.replacing(sign, with: code)
        }
        return target.contains { " ()".contains($0) } ? "<\(target)>" : target
    }

    private static func notes(_ attached: AttachedFile) -> [String] {
        let removed =
            attached.removed.isEmpty ? [] : ["Entfernt wurde: \(attached.removed.joined(separator: ", "))."]
        return removed + attached.notes
    }

    func remove(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let name = try c.form.text("name")
        let outcome = try await wiki.detach(
            name,
            from: place.page.id,
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        return .after(
            outcome,
            to: place.address.path("dateien/"),
            "„\(name)“ hängt nicht mehr an der Seite; frühere Fassungen behalten die Datei."
        )
    }

    /// A file, only through the rights of its page.
    func download(_ c: Visitor) async throws -> Reply {
        guard case .page(let place) = try await wiki.arrive(c, for: c.reader) else { return .notFound }
        let (name, number) = (try c.parameter("datei"), try c.query.integer("fassung"))
        if number != nil, !place.room.mayReadPast { return .notFound }
        let found = try await wiki.store.read { reader -> RevisionFile? in
            let revision =
                try number.map { try Revision.find(place.page.id, number: $0, in: reader)?.id }
                ?? place.page.latest
            guard let revision else { return nil }
            return try wiki.file(named: name, of: place.page, revision: revision, in: reader)
        }
        guard let file = found else { return .notFound }
        let isSaved = try c.query.text("speichern") == "ja"
        return .file(
            stream: Blobs(wiki.store).read(file.hash),
            size: file.size,
            type: file.mediaType,
            name: file.name,
            disposition: isSaved ? .attachment : .inline
        )
    }

    static func views(_ files: [RevisionFile], of place: PagePlace, revision: Int? = nil) -> [FileView] {
        files.map { file in
            var path = file.path(on: place.address)
            if let revision { path = path.adding("fassung", String(revision)) }
            return view(file, at: path)
        }
    }

    static func view(_ file: RevisionFile, at path: LocalPath) -> FileView {
        let isShown = ["image/jpeg", "image/png", "image/gif", "image/webp"].contains(file.mediaType)
        var notes = file.notes.isEmpty ? [] : [file.notes.replacing("\n", with: " ")]
        if file.number > 1 { notes.insert("Version \(file.number)", at: 0) }
        return FileView(
            name: file.name,
            url: path.text,
            kind: word(file),
            size: Words.size(file.size),
            thumbnail: isShown && file.size < 2_000_000 ? path.text : nil,
            note: notes.isEmpty ? nil : notes.joined(separator: " · ")
        )
    }

    private static func word(_ file: RevisionFile) -> String {
        switch file.kind {
        case "image": "Bild"
        case "pdf": "PDF"
        case "text": "Text"
        case "office": "Office-Datei"
        case "archive": "Archiv"
        case "video": "Film"
        case "audio": "Ton"
        default: "Datei"
        }
    }
}
