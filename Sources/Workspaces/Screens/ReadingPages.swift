import Access
import Markup
import Pages
import Store
import Theme
import Web

/// A page as its readers see it: text, files, who has taken note, comments.
struct ReadingPages: Sendable {
    let wiki: Wiki

    /// Everything that the page shows, read in one snapshot.
    private struct Content: Sendable {
        let place: PagePlace
        let revision: Revision
        let links: LinkTable
        let files: [RevisionFile]
        let comments: [Comment]
        let acknowledgements: [Acknowledgement]
        let watch: Watch?
        let release: Release?
        let backlinks: [WikiPage]
        let owner: String?
    }

    func show(_ c: Visitor) async throws -> Reply {
        let principal = c.reader
        let (bereich, seite) = (try c.parameter("bereich"), try c.parameter("seite"))
        let content = try await wiki.store.read { reader -> Content? in
            guard let room = try Room.find(bereich, for: principal, wiki, in: reader),
                let place = try PagePlace.find(seite, in: room, for: principal, reader)
            else { return nil }
            return try read(place, principal, reader)
        }
        guard let content else { return .notFound }
        return .screen(screen(content, principal))
    }

    private func read(_ place: PagePlace, _ principal: Principal?, _ reader: Reader) throws -> Content {
        let page = place.page
        guard let revision = try Revision.find(page.latest, in: reader) else { throw RequestProblem.notFound }
        let files = try RevisionFile.of(page.latest, in: reader)
        // Names of members are for members, and for the kommunale Familie where it may read.
        let knowsPeople = place.room.mayReadPast
        return Content(
            place: place,
            revision: revision,
            links: try LinkTable.ofLatest(page, files: files, for: principal, in: reader),
            files: files,
            comments: knowsPeople ? try wiki.comments(on: page, in: reader) : [],
            acknowledgements: knowsPeople ? try Wiki.acknowledgements(of: page.latest, in: reader) : [],
            watch: try principal.flatMap {
                try Wiki.watch(on: page.id, in: page.workspace, of: $0.person, reader)
            },
            release: page.released == nil ? nil : try Release.inForce(of: page.id, in: reader),
            backlinks: try wiki.backlinks(to: page.id, for: principal, in: reader),
            owner: try page.owner.flatMap { owner in
                try reader.value(
                    "SELECT name FROM people WHERE id = \(owner) AND state = \(PersonState.active)"
                )
            }
        )
    }

    private func screen(_ content: Content, _ principal: Principal?) -> ScreenView {
        let (place, revision) = (content.place, content.revision)
        let key = RenderCache.Key(revision: revision.id, links: content.links.key)
        let rendered = wiki.rendered.rendered(key) {
            TextRendering.render(
                PageText(revision.source, types: wiki.types.all, fallbackTitle: revision.title),
                links: TableLinks(table: content.links, site: wiki.site)
            )
        }
        var parts: [PartView] = []
        if let notice = notice(content) { parts.append(notice) }
        parts.append(
            .article(ArticleView(html: Fragment(rendered.html), contents: rendered.outline.map(Self.heading)))
        )
        parts += files(content)
        if let children = children(place) { parts.append(children) }
        if principal != nil { parts += talk(content, principal) }
        if !content.backlinks.isEmpty {
            let rows = ChangeRows.pages(content.backlinks, empty: "")
            parts.append(.rows(rows, heading: "Verweise auf diese Seite"))
        }
        var screen = ScreenView.room(
            place.page.title,
            in: place.room,
            trail: place.trail,
            at: place.address.text,
            actions: actions(content, principal),
            parts: parts
        )
        screen.kind = wiki.types[place.page.type].map {
            $0.name == "seite"
                ? "Arbeitsraum \(place.room.workspace.name)" : "\($0.title), \(place.room.workspace.name)"
        }
        screen.facts = facts(content, principal)
        if place.page.section != nil { screen.visibility = "Berechtigte des geschützten Abschnitts" }
        return screen
    }

    static func heading(_ heading: Markup.Heading) -> ArticleView.Heading {
        ArticleView.Heading(level: heading.level, id: heading.id, text: heading.text)
    }

    private func facts(_ content: Content, _ principal: Principal?) -> [DetailView] {
        let revision = content.revision
        var facts = [
            DetailView(
                "Fassung",
                content.place.room.mayReadPast
                    ? .link(
                        "\(revision.number)",
                        content.place.address.path("verlauf/").text,
                        note: "von \(revision.authorName)"
                    ) : .text("\(revision.number)")
            ),
            DetailView("Geändert", .time(Words.moment(revision.at))),
        ]
        if let owner = content.owner, principal != nil { facts.append(DetailView("Zuständig", .text(owner))) }
        if let release = content.release {
            let isNewest = release.revision == revision.id
            let words = release.visibility == .everyone ? "öffentlich" : "für die kommunale Familie"
            facts.append(
                DetailView(
                    "Freigabe",
                    .status(
                        StatusView(
                            isNewest
                                ? "freigegeben, \(words)"
                                : "Fassung \(release.revisionNumber) freigegeben, \(words); hier steht ein neuerer Entwurf",
                            isNewest ? .good : .waiting
                        )
                    )
                )
            )
        }
        return facts
    }

    private func notice(_ content: Content) -> PartView? {
        guard content.place.room.mayWrite, let day = content.place.page.reviewOn,
            day < wiki.store.clock() - .seconds(86_400)
        else { return nil }
        return .notice(
            NoticeView(
                .warning,
                title: "Zu prüfen seit \(Words.day(day).text)",
                [
                    "Stimmt der Inhalt noch? Bearbeiten Sie die Seite und tragen Sie bei „Zu prüfen bis“ ein neues Datum ein."
                ]
            )
        )
    }

    private func actions(_ content: Content, _ principal: Principal?) -> [ActionView] {
        let (place, address) = (content.place, content.place.address)
        guard let principal, !principal.isReadOnly else { return [] }
        var actions: [ActionView] = []
        if place.room.mayWrite {
            actions.append(.link("Bearbeiten", address.path("bearbeiten/").text, style: .primary))
            actions.append(.link("Dateien", address.path("dateien/").text))
        }
        actions.append(
            .link(content.watch == nil ? "Beobachten" : "Beobachtet", address.path("beobachten/").text)
        )
        actions.append(.link("Verlauf", address.path("verlauf/").text))
        if place.room.mayCoordinate { actions.append(.link("Freigeben", address.path("freigabe/").text)) }
        if place.room.mayWrite { actions.append(.link("Mehr", address.path("mehr/").text)) }
        return actions
    }

    private func files(_ content: Content) -> [PartView] {
        guard !content.files.isEmpty else { return [] }
        return [.files(FilePages.views(content.files, of: content.place), heading: "Dateien", id: "dateien")]
    }

    private func children(_ place: PagePlace) -> PartView? {
        let children = place.room.tree.children(of: place.page.id)
        guard !children.isEmpty else { return nil }
        let links = children.map {
            Theme.Link(
                title: $0.title,
                url: WikiAddress(workspace: place.room.workspace.slug, page: $0.slug).text
            )
        }
        return .links(links, heading: "Unterseiten")
    }

    // MARK: Talk

    private func talk(_ content: Content, _ principal: Principal?) -> [PartView] {
        let place = content.place
        let mayAnswer = !(principal?.isReadOnly ?? true)
        var parts: [PartView] = []
        let names = content.acknowledgements.map(\.name)
        let hasTaken = content.acknowledgements.contains { $0.person == principal?.person }
        var words: [ParagraphView] = []
        if !names.isEmpty {
            words.append(
                ParagraphView("Zur Kenntnis genommen haben diese Fassung: \(names.joined(separator: ", ")).")
            )
        }
        if !words.isEmpty {
            parts.append(PartView(.text(words), heading: "Zur Kenntnis genommen", id: "kenntnis"))
        }
        if mayAnswer, !hasTaken {
            parts.append(
                .actions([
                    .post(
                        "Fassung \(content.revision.number) zur Kenntnis nehmen",
                        place.address.path("kenntnis").text,
                        fields: ["fassung": content.revision.id.description]
                    )
                ])
            )
        }
        parts += CommentPages(wiki: wiki).parts(content.comments, on: place, principal)
        return parts
    }

    /// What is done less often with a page.
    func more(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let address = place.address
        func row(_ title: String, _ path: LocalPath, _ summary: String) -> Theme.Row {
            var row = Theme.Row(title: title, url: path.text)
            row.summary = summary
            return row
        }
        let list = RowList(
            title: nil,
            id: "mehr",
            rows: [
                row(
                    "Unterseite anlegen",
                    place.room.address.path("seiten/neu/").adding("unter", place.page.slug),
                    "Eine neue Seite unter dieser"
                ),
                row(
                    "Verschieben",
                    address.path("verschieben/"),
                    "Unter eine andere Seite oder in einen anderen Arbeitsraum"
                ),
                row("Kopieren", address.path("kopieren/"), "Als Anfang einer neuen Seite"),
                row("Adresse ändern", address.path("adresse/"), "Die alte Adresse führt weiter hierher"),
                row(
                    "Zuständigkeit",
                    address.path("zustaendig/"),
                    "Wer sich um die Seite kümmert und wer vertritt"
                ),
                row(
                    "Wer diese Seite sieht",
                    address.path("rechte/"),
                    "Rechte in Worten, mit der Zahl der Personen"
                ),
                row(
                    "Quelltext bearbeiten",
                    address.path("bearbeiten/").adding("modus", "quelle"),
                    "Text mit Kopfbereich in einem Feld"
                ),
                row("Herkunft der Absätze", address.path("herkunft/"), "Wer welchen Absatz geschrieben hat"),
                row("Löschen", address.path("loeschen/"), "In den Papierkorb, mit Unterseiten"),
            ]
        )
        return .screen(
            .about(
                place,
                "Mehr zu „\(place.page.title)“",
                step: (title: "Mehr", url: address.path("mehr/").text),
                parts: [.rows(list)]
            )
        )
    }

    func acknowledge(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.acknowledge(
            try c.form.id("fassung", of: Revision.self),
            of: place.page.id,
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        return .after(
            outcome,
            to: place.address.path,
            "Vermerkt: Sie haben diese Fassung zur Kenntnis genommen."
        )
    }
}
