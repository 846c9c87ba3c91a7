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
    struct Content: Sendable {
        let place: PagePlace
        let head: PageHead
        let rendered: RenderedMarkup
        let files: [RevisionFile]
        let comments: [Comment]
        let acknowledgements: [Acknowledgement]
        let release: Release?
        let backlinks: [WikiPage]
    }

    func show(_ c: Visitor) async throws -> Reply {
        let principal = c.reader
        let address = WikiAddress(workspace: try c.parameter("bereich"), page: try c.parameter("seite"))
        let content = try await wiki.store.read { try read(address, principal, $0) }
        guard let content else { return .notFound }
        return .screen(screen(content, principal))
    }

    private func read(_ address: WikiAddress, _ principal: Principal?, _ reader: Reader) throws -> Content? {
        let answers = try reader.together([
            Room.question(of: address.workspace, for: principal, at: reader.now),
            PageHead.question(of: address, for: principal),
        ])
        guard let first = answers[0].first, let second = answers[1].first else {
            if try Wiki.hasFormerAddress(address.workspace, address.page, reader) { return nil }
            throw RequestProblem.nothingAnywhere
        }
        let room = try Room(first, for: principal, wiki, in: reader)
        let head = try PageHead(row: second)
        let page = head.page
        // Names of members are for members, and for the kommunale Familie where it may read.
        let knowsPeople = room.mayReadPast
        var questions = Questions()
        let files = questions.add(RevisionFile.question(of: page.latest), if: head.hasFiles)
        let links = questions.add(LinkTable.question(page, for: principal), if: head.hasLinks)
        let comments = questions.add(
            Comment.select("c.page = \(page.id)"),
            if: knowsPeople && head.hasComments
        )
        let taken = questions.add(
            Wiki.acknowledgements(of: page.latest),
            if: knowsPeople && head.hasAcknowledgements
        )
        let release = questions.add(
            Release.select("s.page = \(page.id) AND s.ended_at IS NULL"),
            if: page.released != nil
        )
        let backlinks = questions.add(Wiki.backlinks(to: page.id, for: principal), if: head.hasBacklinks)
        let found = try reader.together(questions.asked)
        func rows(_ place: Int?) -> [StoredRow] { place.map { found[$0] } ?? [] }
        let kept = try rows(files).map(RevisionFile.init(row:))
        let table = try LinkTable(rows(links), of: page, files: kept, for: principal)
        return Content(
            place: PagePlace(room: room, page: page, above: room.tree.ancestors(of: page.id)),
            head: head,
            rendered: try rendered(page, table, reader),
            files: kept,
            comments: try rows(comments).map(Comment.init(row:)),
            acknowledgements: try rows(taken).map(Acknowledgement.init(row:)),
            release: try rows(release).first.map(Release.init(row:)),
            backlinks: try rows(backlinks).map(WikiPage.init(row:))
        )
    }

    /// Questions that are asked together, those that have an answer.
    private struct Questions {
        private(set) var asked: [SQL] = []

        /// The place of the answer; `nil` for a question that need not be asked.
        mutating func add(_ question: SQL, if isNeeded: Bool) -> Int? {
            guard isNeeded else { return nil }
            asked.append(question)
            return asked.count - 1
        }
    }

    /// The text of the latest revision; it is read only when nobody has looked at it lately.
    private func rendered(_ page: WikiPage, _ table: LinkTable, _ reader: Reader) throws -> RenderedMarkup {
        let key = RenderCache.Key(revision: page.latest, links: table.key, site: wiki.site.generation)
        return try wiki.rendered.rendered(key) {
            let source: String? = try reader.value("SELECT source FROM revisions WHERE id = \(page.latest)")
            return TextRendering.render(
                PageText(source ?? "", types: wiki.types.all, fallbackTitle: page.title),
                links: TableLinks(table: table, site: wiki.site)
            )
        }
    }

    private func screen(_ content: Content, _ principal: Principal?) -> ScreenView {
        let (place, rendered) = (content.place, content.rendered)
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
        let (head, revision) = (content.head, content.head.page.latest)
        var facts = [
            DetailView(
                "Fassung",
                content.place.room.mayReadPast
                    ? .link(
                        "\(head.revisionNumber)",
                        content.place.address.path("verlauf/").text,
                        note: "von \(head.author)"
                    ) : .text("\(head.revisionNumber)")
            ),
            DetailView("Geändert", .time(Words.moment(head.at))),
        ]
        if let owner = head.owner, principal != nil { facts.append(DetailView("Zuständig", .text(owner))) }
        if let release = content.release {
            let isNewest = release.revision == revision
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
            .link(content.head.isWatched ? "Beobachtet" : "Beobachten", address.path("beobachten/").text)
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
}
