package import Access
package import Accounts
package import Mail
import Pages
package import Store
package import Theme
package import Web

/// Workspaces: the wikis of the closed area, from the first draft of a page to its release.
///
/// The front door of the feature: every address with its right, every job, what is stored about people. What can be done with
/// pages stands in ``Wiki`` and its extensions; what people see in `Screens/`.
package struct Workspaces: Sendable {
    package let wiki: Wiki
    let letterhead: Letterhead
    let messenger: any Messenger
    /// What new pages can begin with.
    let templates: @Sendable () -> [WikiTemplate]

    package var gate: Gate { wiki.gate }

    package init(
        wiki: Wiki,
        letterhead: Letterhead,
        messenger: any Messenger,
        templates: @escaping @Sendable () -> [WikiTemplate] = { [] }
    ) {
        self.wiki = wiki
        self.templates = templates
        self.letterhead = letterhead
        self.messenger = messenger
    }

    package static let migrations = WikiSchema.migrations

    /// Columns that refer to blobs.
    package static let blobColumns = [BlobColumn("attachment_versions", "hash")]

    package var jobHandlers: [JobKind: @Sendable (Job) async throws -> Void] {
        let postbox = Postbox(letterhead: letterhead, messenger: messenger)
        let post = DigestPost(wiki: wiki, postbox: postbox)
        let joining = JoinPost(wiki: wiki, postbox: postbox)
        let reminders = Reminders(wiki: wiki)
        let sweep = WikiSweep(wiki: wiki)
        return [
            .mailDigest: { try await post.send($0) },
            .mailJoin: { try await joining.send($0) },
            .pageReminder: { _ in
                try await sweep.run()
                try await reminders.run()
            },
        ]
    }

    /// Puts the first of the jobs that come again every day in line.
    package func schedule() async throws { try await Reminders(wiki: wiki).schedule() }

    package var routes: [Route] {
        let rows =
            overviewRoutes + readingRoutes + historyRoutes + editingRoutes + actionRoutes + talkRoutes
            + fileRoutes + careRoutes + memberRoutes + releaseRoutes + ownRoutes
        return rows.map { row in
            guard row.method == .get, row.pattern.hasPrefix("/bereiche/:bereich/") else {
                return row
            }
            return row.orElse { try await wiki.leadOn($0, for: $1) }
        }
    }

    /// What a person finds on her start page.
    package var startParts: @Sendable (Principal) async throws -> [PartView] {
        OwnWorkPages(wiki: wiki).startParts
    }

    private var overviewRoutes: [Route] {
        let overview = OverviewPages(wiki: wiki)
        let records = RecordPages(wiki: wiki)
        let search = SearchPages(wiki: wiki)
        return [
            Route(.get, "/suchen/", .everyone, search.all),
            Route(.get, "/bereiche/", .everyone, overview.all),
            Route(.get, "/bereiche/:bereich/", .readers, overview.show),
            Route(.get, "/bereiche/:bereich/seiten/", .readers, TreePages(wiki: wiki).show),
            Route(.get, "/bereiche/:bereich/aenderungen/", .readers, ChangePages(wiki: wiki).show),
            Route(.get, "/bereiche/:bereich/suche/", .readers, search.room),
            Route(.get, "/bereiche/:bereich/beschluesse/", .readers, records.decisions),
            Route(.get, "/bereiche/:bereich/beschluesse/beschluesse.csv", .readers, records.exportDecisions),
            Route(.get, "/bereiche/:bereich/aufgaben/", .readers, records.tasks),
            Route(.get, "/bereiche/:bereich/aufgaben/aufgaben.csv", .readers, records.exportTasks),
        ]
    }

    /// Pages whose own rule says who may read them; see ``WikiPage/visible(to:)-(Audience)``.
    private var readingRoutes: [Route] {
        let pages = ReadingPages(wiki: wiki)
        return [
            Route(.get, "/bereiche/:bereich/seiten/:seite/", .readers, pages.show),
            Route(
                .get,
                "/bereiche/:bereich/seiten/:seite/mehr/",
                .needsIn(.workspaceWrite, workspace: "bereich"),
                pages.more
            ),
            Route(.post, "/bereiche/:bereich/seiten/:seite/kenntnis", .signedIn, pages.acknowledge),
        ]
    }

    private var historyRoutes: [Route] {
        let history = HistoryPages(wiki: wiki)
        let page = "/bereiche/:bereich/seiten/:seite/"
        return [
            Route(.get, page + "verlauf/", .readers, history.list),
            Route(.get, page + "vergleich/", .readers, history.compare),
            Route(.get, page + "herkunft/", .readers, history.origins),
            Route(.get, page + "fassungen/:nummer/", .readers, history.show),
            Route(
                .post,
                page + "fassungen/:nummer/wiederherstellen",
                .needsIn(.workspaceWrite, workspace: "bereich"),
                history.revert
            ),
        ]
    }

    private var editingRoutes: [Route] {
        let pages = EditorPages(wiki: wiki, templates: templates)
        let answers = EditorAnswers(wiki: wiki)
        let write = GuardedAccess.needsIn(.workspaceWrite, workspace: "bereich")
        let page = "/bereiche/:bereich/seiten/:seite/"
        let new = "/bereiche/:bereich/seiten/neu/"
        return [
            Route(.get, new, write, pages.showNew),
            Route(.post, new, write, takes: .text, pages.create),
            Route(.post, new + "vorschau", write, takes: .text, answers: .json, answers.previewNew),
            Route(.post, new + "entwurf", write, takes: .text, answers: .json, answers.draftOfNew),
            Route(.get, page + "bearbeiten/", write, pages.show),
            Route(.post, page + "bearbeiten/", write, takes: .text, pages.save),
            Route(.post, page + "vorschau", write, takes: .text, answers: .json, answers.preview),
            Route(.post, page + "entwurf", write, takes: .text, answers: .json, answers.draft),
            Route(.post, page + "anwesend", write, answers: .json, answers.presence),
            Route(.get, "/bereiche/:bereich/ergaenzen", write, answers: .json, answers.completion),
            Route(
                .get,
                "/api/bereiche/:bereich/seiten/:seite/",
                .signedIn,
                answers: .json,
                PageAPI(wiki: wiki).show
            ),
            Route(
                .post,
                "/api/bereiche/:bereich/seiten/:seite/",
                write,
                takes: .text,
                answers: .json,
                PageAPI(wiki: wiki).save
            ),
        ]
    }

    private var actionRoutes: [Route] {
        let actions = PageActionPages(wiki: wiki)
        let addresses = AddressPages(wiki: wiki)
        let binning = BinningPages(wiki: wiki)
        let write = GuardedAccess.needsIn(.workspaceWrite, workspace: "bereich")
        let page = "/bereiche/:bereich/seiten/:seite/"
        return [
            Route(.get, page + "verschieben/", write, actions.showMove),
            Route(.post, page + "verschieben/", write, actions.move),
            Route(.post, page + "nach-oben", write, actions.shiftUp),
            Route(.post, page + "nach-unten", write, actions.shiftDown),
            Route(.get, page + "kopieren/", write, actions.showCopy),
            Route(.post, page + "kopieren/", write, actions.copy),
            Route(.get, page + "adresse/", write, addresses.show),
            Route(.post, page + "adresse/", write, addresses.save),
            Route(.get, page + "loeschen/", write, binning.confirm),
            Route(.post, page + "loeschen/", write, binning.bin),
        ]
    }

    private var talkRoutes: [Route] {
        let comments = CommentPages(wiki: wiki)
        let watches = WatchPages(wiki: wiki)
        let write = GuardedAccess.needsIn(.workspaceWrite, workspace: "bereich")
        let page = "/bereiche/:bereich/seiten/:seite/"
        let comment = page + "kommentare/:kommentar/"
        return [
            Route(.post, page + "kommentare/", write, takes: .text, comments.write),
            Route(.get, comment + "aendern/", write, comments.edit),
            Route(.post, comment + "aendern/", write, takes: .text, comments.saveEdit),
            Route(.post, comment + "loeschen", write, comments.delete),
            Route(.post, comment + "erledigen", write, comments.resolve),
            Route(.post, comment + "oeffnen", write, comments.reopen),
            Route(.get, page + "beobachten/", .signedIn, watches.showPage),
            Route(.post, page + "beobachten/", .signedIn, watches.savePage),
            Route(.get, "/bereiche/:bereich/beobachten/", .signedIn, watches.showRoom),
            Route(.post, "/bereiche/:bereich/beobachten/", .signedIn, watches.saveRoom),
        ]
    }

    private var fileRoutes: [Route] {
        let files = FilePages(wiki: wiki)
        let write = GuardedAccess.needsIn(.workspaceWrite, workspace: "bereich")
        let page = "/bereiche/:bereich/seiten/:seite/"
        return [
            Route(.get, page + "dateien/", write, files.list),
            Route(.post, page + "dateien/", write, takes: .upload, files.upload),
            Route(.post, page + "dateien/entfernen", write, files.remove),
            Route(.get, page + "dateien/:datei", .readers, files.download),
        ]
    }

    private var careRoutes: [Route] {
        let rights = RightsPages(wiki: wiki)
        let upkeep = UpkeepPages(wiki: wiki)
        let write = GuardedAccess.needsIn(.workspaceWrite, workspace: "bereich")
        let coordinate = GuardedAccess.needsIn(.workspaceCoordinate, workspace: "bereich")
        let page = "/bereiche/:bereich/seiten/:seite/"
        return [
            Route(.get, page + "rechte/", write, rights.show),
            Route(.post, page + "rechte/", coordinate, rights.close),
            Route(.post, page + "rechte/oeffnen", coordinate, rights.open),
            Route(.post, page + "rechte/aufnehmen", coordinate, rights.admit),
            Route(.post, page + "rechte/herausnehmen", coordinate, rights.expel),
            Route(.get, page + "zustaendig/", write, rights.showCare),
            Route(.post, page + "zustaendig/", write, rights.saveCare),
            Route(.get, "/bereiche/:bereich/pflege/", write, upkeep.show),
            Route(.get, "/bereiche/:bereich/papierkorb/", write, upkeep.bin),
            Route(.post, "/bereiche/:bereich/papierkorb/wiederherstellen", write, upkeep.restore),
            Route(.get, "/bereiche/:bereich/papierkorb/loeschen/", coordinate, upkeep.confirmErasing),
            Route(.post, "/bereiche/:bereich/papierkorb/loeschen/", coordinate, upkeep.erase),
        ]
    }

    private var memberRoutes: [Route] {
        let members = MemberPages(wiki: wiki)
        let joining = JoinPages(wiki: wiki)
        let settings = SettingsPages(wiki: wiki)
        let coordinate = GuardedAccess.needsIn(.workspaceCoordinate, workspace: "bereich")
        let room = "/bereiche/:bereich/"
        return [
            Route(.get, room + "mitglieder/", .needsIn(.workspaceRead, workspace: "bereich"), members.show),
            Route(.post, room + "mitglieder/", coordinate, members.add),
            Route(.post, room + "mitglieder/austragen", coordinate, members.remove),
            Route(.post, room + "mitglieder/anfrage", coordinate, members.answer),
            Route(.get, room + "beitritt/", .needs(.familyRead), joining.show),
            Route(.post, room + "beitritt/", .needs(.familyRead), joining.send),
            Route(.get, room + "einstellungen/", coordinate, settings.show),
            Route(.post, room + "einstellungen/", coordinate, settings.save),
        ]
    }

    private var releaseRoutes: [Route] {
        let releases = ReleaseScreens(wiki: wiki)
        let family = FamilyPages(wiki: wiki)
        let bundles = BundlePages(wiki: wiki)
        let coordinate = GuardedAccess.needsIn(.workspaceCoordinate, workspace: "bereich")
        let page = "/bereiche/:bereich/seiten/:seite/"
        let bundle = "/bereiche/:bereich/buendel/:buendel/"
        return [
            Route(.get, page + "freigabe/", coordinate, releases.show),
            Route(.post, page + "freigabe/", coordinate, releases.release),
            Route(.post, page + "freigabe/zurueckziehen", coordinate, releases.withdraw),
            Route(.get, "/bereiche/freigaben/:seite/", .needs(.familyRead), family.show),
            Route(
                .get,
                "/bereiche/freigaben/:seite/dateien/:datei",
                .needs(.familyRead),
                family.file
            ),
            Route(.get, "/bereiche/:bereich/buendel/", coordinate, bundles.list),
            Route(.post, "/bereiche/:bereich/buendel/", coordinate, bundles.make),
            Route(.get, bundle, coordinate, bundles.show),
            Route(.post, bundle + "aufnehmen", coordinate, bundles.add),
            Route(.post, bundle + "herausnehmen", coordinate, bundles.take),
            Route(.post, bundle + "freigeben", coordinate, bundles.release),
        ]
    }

    private var ownRoutes: [Route] {
        let own = OwnWorkPages(wiki: wiki)
        return [
            Route(.get, "/mein-bereich/aufgaben/", .signedIn, own.tasks),
            Route(.post, "/mein-bereich/aufgaben/:aufgabe/erledigen", .signedIn, own.finish),
            Route(.post, "/mein-bereich/aufgaben/:aufgabe/oeffnen", .signedIn, own.reopen),
            Route(.get, "/mein-bereich/entwuerfe/", .signedIn, own.drafts),
            Route(.get, "/mein-bereich/beobachtet/", .signedIn, own.watched),
            Route(
                .post,
                "/bereiche/:bereich/entwuerfe/verwerfen",
                .needsIn(.workspaceWrite, workspace: "bereich"),
                own.dropDraft
            ),
        ]
    }
}
