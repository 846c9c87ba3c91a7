import Access
import Markup
import Store
import Theme
import Web

/// The past of a page: its revisions, what differs between two of them, who wrote which paragraph.
struct HistoryPages: Sendable {
    let wiki: Wiki

    func list(_ c: Visitor) async throws -> Reply {
        guard let place = try await place(c) else { return .notFound }
        let list = try Listing<NoColumn>(c, sort: .none)
        let found = try await wiki.store.read {
            try wiki.revisions(
                of: place.page.id,
                part: PageRequest(number: list.number, size: list.size),
                in: $0
            )
        }
        let first = (found.number - 1) * found.size + 1
        let table = DataTableView(
            caption: "Fassungen",
            columns: [
                ColumnView("Fassung"), ColumnView("Wann"), ColumnView("Wer"), ColumnView("Bemerkung"),
                ColumnView("Vergleichen", isQuiet: true),
            ],
            rows: found.rows.map { row($0, place, latest: found.rows.first?.number ?? 0) },
            total: DataTableView.total(
                "Fassungen",
                first: first,
                last: first + found.rows.count - 1,
                of: found.total
            ),
            paging: list.paging(number: list.number, pages: found.pages),
            empty: EmptyView("Diese Seite hat noch keine Fassung.")
        )
        return .screen(
            .about(
                place,
                "Verlauf von „\(place.page.title)“",
                step: (title: "Verlauf", url: place.address.path("verlauf/").text),
                actions: [.link("Herkunft der Absätze", place.address.path("herkunft/").text)],
                isWide: true,
                parts: [.filter(compareForm(place)), .table(table)]
            )
        )
    }

    private func row(_ revision: RevisionRow, _ place: PagePlace, latest: Int) -> DataRowView {
        let url = Self.path(place, revision.number).text
        var states: [StatusView] = []
        if revision.id == place.page.latest { states.append(StatusView("neueste", .good)) }
        if revision.id == place.page.released { states.append(StatusView("freigegeben", .good)) }
        if revision.isMinor { states.append(StatusView("klein", .neutral)) }
        if revision.isMerge { states.append(StatusView("zusammengeführt", .neutral)) }
        var actions: [ActionView] = []
        if revision.number > 1 {
            let change = place.address.path("vergleich/").adding("von", String(revision.number - 1)).adding(
                "bis",
                String(revision.number)
            )
            actions.append(.link("Änderung", change.text, style: .plain, about: "Fassung \(revision.number)"))
        }
        let note = states.isEmpty ? nil : states.map(\.text).joined(separator: ", ")
        return DataRowView(
            [
                .link("Fassung \(revision.number)", url, note: note), .time(Words.moment(revision.at)),
                .text(revision.authorName),
                .text(revision.remark), .actions(actions),
            ],
            isCurrent: revision.id == place.page.latest
        )
    }

    private func compareForm(_ place: PagePlace) -> FilterView {
        FilterView(
            id: "vergleichen",
            action: place.address.path("vergleich/").text,
            fields: [.number("von", label: "Fassung"), .number("bis", label: "mit Fassung")]
        )
    }

    /// One revision, exactly as it was saved.
    func show(_ c: Visitor) async throws -> Reply {
        guard let place = try await place(c) else { return .notFound }
        let revision = try await revision(c, place)
        let text = PageText(revision.source, types: wiki.types.all, fallbackTitle: revision.title)
        let requests = ReadText(text).requests
        let principal = c.reader
        let (table, files) = try await wiki.store.read { reader in
            let files = try RevisionFile.of(revision.id, in: reader)
            return (
                try LinkTable.of(requests, on: place.page, files: files, for: principal, in: reader), files
            )
        }
        let old = table.with(files, of: place.address, revision: revision.number)
        let rendered = TextRendering.render(text, links: TableLinks(table: old, site: wiki.site))
        let isLatest = revision.id == place.page.latest
        var actions: [ActionView] = []
        if !isLatest, place.room.mayWrite {
            actions.append(
                .post(
                    "Diese Fassung wiederherstellen",
                    Self.path(place, revision.number).text + "wiederherstellen",
                    fields: ["basis": place.page.latest.description]
                )
            )
        }
        let compare = place.address.path("vergleich/").adding("von", String(revision.number))
        if !isLatest { actions.append(.link("Mit der neuesten vergleichen", compare.text)) }
        var parts: [PartView] = [
            .notice(
                NoticeView(
                    .information,
                    title:
                        "Fassung \(revision.number) von \(revision.authorName), \(Words.moment(revision.at).text)",
                    [
                        .init(
                            isLatest
                                ? "Das ist die neueste Fassung."
                                : "Das ist eine ältere Fassung; die Seite kann sich seitdem geändert haben."
                        )
                    ]
                        + (revision.remark.isEmpty ? [] : [.init("Bemerkung: \(revision.remark)")]),
                    actions: isLatest ? [] : [.link("Zur neuesten Fassung", place.address.text)]
                )
            ),
            .article(
                ArticleView(
                    html: Fragment(rendered.html),
                    contents: rendered.outline.map(ReadingPages.heading)
                )
            ),
        ]
        if !files.isEmpty {
            parts.append(
                .files(
                    FilePages.views(files, of: place, revision: revision.number),
                    heading: "Dateien dieser Fassung"
                )
            )
        }
        return .screen(
            .about(
                place,
                revision.title,
                step: (title: "Fassung \(revision.number)", url: Self.path(place, revision.number).text),
                actions: actions,
                parts: parts
            )
        )
    }

    func compare(_ c: Visitor) async throws -> Reply {
        guard let place = try await place(c) else { return .notFound }
        let page = place.page
        let (from, to) = (try c.query.integer("von"), try c.query.integer("bis"))
        let pair = try await wiki.store.read { reader -> (Revision, Revision)? in
            let new =
                try to.map { try Revision.find(page.id, number: $0, in: reader) }
                ?? Revision.find(page.latest, in: reader)
            guard let new else { return nil }
            let number = from ?? max(1, new.number - 1)
            guard let old = try Revision.find(page.id, number: number, in: reader) else { return nil }
            return (old, new)
        }
        guard let (old, new) = pair else {
            return .redirect(
                to: place.address.path("verlauf/"),
                flash: .warning("Eine der beiden Fassungen gibt es nicht. Wählen Sie aus der Liste.")
            )
        }
        let (oldFiles, newFiles) = try await wiki.store.read {
            (try RevisionFile.of(old.id, in: $0), try RevisionFile.of(new.id, in: $0))
        }
        var parts = try await DiffScreens.parts(
            from: old.source,
            to: new.source,
            titles: (Self.title(old), Self.title(new)),
            on: wiki.comparing
        )
        let changes = Self.fileChanges(oldFiles, newFiles)
        if !changes.isEmpty { parts.append(.list(changes.map { ParagraphView($0) }, heading: "Dateien")) }
        return .screen(
            .about(
                place,
                "Fassung \(old.number) und \(new.number) von „\(page.title)“",
                step: (title: "Vergleich", url: c.request.path),
                isWide: true,
                parts: parts
            )
        )
    }

    static func fileChanges(_ old: [RevisionFile], _ new: [RevisionFile]) -> [String] {
        let before = Dictionary(old.map { ($0.attachment, $0) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.attachment, $0) }) { first, _ in first }
        let added = new.filter { before[$0.attachment] == nil }.map { "Hinzugekommen: \($0.name)" }
        let removed = old.filter { after[$0.attachment] == nil }.map { "Entfernt: \($0.name)" }
        let changed = new.compactMap { file -> String? in
            guard let known = before[file.attachment], known.version != file.version else { return nil }
            return "Neue Version \(file.number): \(file.name)"
        }
        return added + changed + removed
    }

    func origins(_ c: Visitor) async throws -> Reply {
        guard let place = try await place(c) else { return .notFound }
        let (first, origins) = try await wiki.origins(of: place.page.id)
        let table = DataTableView(
            caption: "Absätze mit ihrer Herkunft",
            columns: [ColumnView("Absatz"), ColumnView("Fassung"), ColumnView("Wer"), ColumnView("Wann")],
            rows: origins.map { origin in
                DataRowView([
                    .text(origin.paragraph),
                    .link("Fassung \(origin.revision.number)", Self.path(place, origin.revision.number).text),
                    .text(origin.revision.authorName), .time(Words.day(origin.revision.at)),
                ])
            },
            empty: EmptyView("Die Seite ist leer.")
        )
        return .screen(
            .about(
                place,
                "Wer welchen Absatz geschrieben hat",
                step: (title: "Herkunft", url: place.address.path("herkunft/").text),
                lead: first == 1
                    ? "Für jeden Absatz die Fassung, die ihm seine jetzigen Worte gab."
                    : "Für jeden Absatz die Fassung, die ihm seine jetzigen Worte gab. Gesucht wurde ab Fassung \(first); bei ihr steht auch, was älter ist.",
                isWide: true,
                parts: [.table(table)]
            )
        )
    }

    func revert(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        guard let number = Int(try c.parameter("nummer")) else { return .notFound }
        let outcome = try await wiki.revert(
            place.page.id,
            in: place.room.workspace.id,
            to: number,
            base: try c.form.id("basis", of: Revision.self),
            by: .principal(c.principal)
        )
        return .after(
            outcome,
            to: place.address.path,
            "Fassung \(number) ist wiederhergestellt, als neue Fassung obenauf."
        )
    }

    // MARK: Pieces

    static func path(_ place: PagePlace, _ number: Int) -> LocalPath {
        "/bereiche/\(place.address.workspace)/seiten/\(place.address.page)/fassungen/\(number)/"
    }

    private static func title(_ revision: Revision) -> String {
        "Fassung \(revision.number) von \(revision.authorName), \(Words.moment(revision.at).text)"
    }

    private func revision(_ c: Visitor, _ place: PagePlace) async throws -> Revision {
        guard let number = Int(try c.parameter("nummer")),
            let revision = try await wiki.store.read({
                try Revision.find(place.page.id, number: number, in: $0)
            })
        else { throw RequestProblem.notFound }
        return revision
    }

    /// Old revisions are for those who work here; others see what is valid now.
    private func place(_ c: Visitor) async throws -> PagePlace? {
        guard case .page(let place) = try await wiki.arrive(c, for: c.reader) else { return nil }
        return place.room.mayReadPast ? place : nil
    }
}
