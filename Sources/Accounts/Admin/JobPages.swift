import Access
import Store
import Theme
import Web

/// "Aufträge": what the program does in the background, and what it could not do.
struct JobPages: Sendable {
    static let path: LocalPath = "/verwaltung/auftraege/"

    let gate: Gate
    /// The kinds that features have, for their German titles.
    let kinds: [JobKind]

    enum Order: String, CaseIterable { case created }

    func list(_ c: SignedIn) async throws -> Reply {
        let list = try Listing<Order>(c, filters: ["zustand"], sort: .created, size: 50)
        let state = JobState(rawValue: list["zustand"])
        let (page, counts) = try await c.store.read { reader in
            (
                try Jobs.list(state: state, offset: list.offset, limit: list.size, in: reader),
                try Jobs.counts(in: reader)
            )
        }
        if let last = Reply.lastPage(of: list, total: page.total) { return last }
        let summary = JobState.allCases.map { DetailView($0.title, [.number(counts[$0] ?? 0)]) }
        return .screen(
            .admin(
                "Aufträge",
                lead:
                    "E-Mails, Aufräumen und anderes, das im Hintergrund läuft. Was scheitert, wird mit wachsendem Abstand wiederholt.",
                for: c.principal,
                menu: Self.path.text,
                isWide: true,
                parts: [.facts(summary), .filter(filter(list, state)), .table(table(list, page))]
            )
        )
    }

    func retry(_ c: SignedIn) async throws -> Reply {
        let id = try c.form.id("id", of: Job.self)
        let person = Actor.principal(c.principal).person
        let verb = try await c.store.write { tx in try Jobs.retry(id, by: person, in: tx) }
        return reply(verb, "Der Auftrag wird gleich wiederholt.")
    }

    func delete(_ c: SignedIn) async throws -> Reply {
        let id = try c.form.id("id", of: Job.self)
        let person = Actor.principal(c.principal).person
        let verb = try await c.store.write { tx in try Jobs.delete(id, by: person, in: tx) }
        return reply(verb, "Der Auftrag ist gelöscht.")
    }

    private func reply(_ verb: JobVerb, _ success: String) -> Reply {
        switch verb {
        case .done: .redirect(to: Self.path, flash: .success(success))
        case .missing: .notFound
        case .notPossible(let state):
            .redirect(
                to: Self.path,
                flash: .warning("Das geht nicht mehr; der Auftrag ist im Zustand „\(state.title)“.")
            )
        }
    }

    private func filter(_ list: Listing<Order>, _ state: JobState?) -> FilterView {
        let options = [OptionView("", "alle")] + JobState.allCases.map { OptionView($0.rawValue, $0.title) }
        return FilterView(
            action: Self.path.text,
            fields: [.select("zustand", label: "Zustand", options: options, chosen: list["zustand"])],
            chips: state.map {
                [FilterChip(label: "Zustand", title: $0.title, removeURL: list.url(without: "zustand"))]
            } ?? [],
            resetURL: Self.path.text
        )
    }

    private func table(_ list: Listing<Order>, _ page: JobPage) -> DataTableView {
        let pages = list.pages(total: page.total)
        return DataTableView(
            caption: "Aufträge",
            columns: [
                ColumnView("Auftrag"), ColumnView("Zustand"), ColumnView("Fällig"),
                ColumnView("Versuche", isNumber: true),
                ColumnView("Letzter Fehler"), ColumnView("Aktion", isQuiet: true),
            ],
            rows: page.jobs.map(row),
            total: DataTableView.total(
                "Aufträge",
                first: list.offset + 1,
                last: list.offset + page.jobs.count,
                of: page.total
            ),
            paging: list.paging(number: list.number, pages: pages),
            empty: EmptyView("Kein Auftrag in diesem Zustand.")
        )
    }

    private func row(_ job: JobRecord) -> DataRowView {
        let title = kinds.first { $0.name == job.kind }?.title ?? job.kind
        var actions: [ActionView] = []
        if job.state == .failed {
            actions.append(
                .post(
                    "Wiederholen",
                    "/verwaltung/auftraege/wiederholen",
                    fields: ["id": job.id.description],
                    style: .plain,
                    about: title
                )
            )
        }
        if job.state == .failed {
            actions.append(
                .post(
                    "Löschen",
                    "/verwaltung/auftraege/loeschen",
                    fields: ["id": job.id.description],
                    style: .plain,
                    about: title
                )
            )
        }
        return DataRowView([
            .text(title, note: "angelegt \(DateText.short(microseconds: job.createdAt.microseconds).text)"),
            .status(Self.status(job.state)),
            PersonWords.short(job.dueAt),
            .number(job.attempts),
            job.lastError.map { .code($0) } ?? .none,
            .actions(actions),
        ])
    }

    private static func status(_ state: JobState) -> StatusView {
        switch state {
        case .waiting: StatusView(state.title, .waiting)
        case .running: StatusView(state.title, .neutral)
        case .failed: StatusView(state.title, .stopped)
        case .done: StatusView(state.title, .good)
        }
    }
}
