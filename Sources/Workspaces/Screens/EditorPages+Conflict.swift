import Access
import Markup
import Merge
import Pages
import Store
import Theme
import Web

/// When somebody else was quicker: changed the same place, or threw the page away.
extension EditorPages {
    /// The page went into the bin while somebody wrote: her text becomes a draft before anything else is said.
    func keepOfGonePage(_ c: SignedIn) async throws -> Reply {
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

    /// Both texts and a proposal; nothing was written.
    func conflictPage(_ place: PagePlace, _ editor: EditorForm, _ conflict: SaveConflict) async throws
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

}
