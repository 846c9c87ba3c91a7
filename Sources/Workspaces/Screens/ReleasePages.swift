import Access
import Markup
import Pages
import Store
import Theme
import Web

/// Releasing a page: which revision, for whom, where, and exactly what the public will see.
struct ReleaseScreens: Sendable {
    let wiki: Wiki

    func show(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let draft = try await proposal(place, c.query)
        return .screen(try await screen(place, draft, c))
    }

    /// "Prüfen" shows what would happen; "Freigeben" does it.
    func release(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let draft = try await proposal(place, c.form)
        guard try c.form.isOn("freigeben") else {
            return .screen(try await screen(place, draft, c, input: c.form, isChecked: true))
        }
        let outcome = try await wiki.release(draft, in: place.room.workspace.id, by: .principal(c.principal))
        switch outcome {
        case .done:
            let words =
                draft.visibility == .everyone
                ? "Freigegeben. In wenigen Sekunden steht die Seite unter /\(PublicAddress.clean(draft.address) ?? "")/."
                : "Freigegeben für die kommunale Familie."
            return .redirect(to: place.address.path, flash: .success(words))
        case .refused(let refusal) where refusal.isHidden: return .notFound
        case .refused(let refusal):
            return .again(try await screen(place, draft, c, input: c.form, problem: refusal.message))
        case .invalid(let problems):
            return .again(try await screen(place, draft, c, input: c.form, errors: FormErrors(problems)))
        }
    }

    func withdraw(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.withdraw(
            place.page.id,
            reason: try c.form.text("grund"),
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        return .after(
            outcome,
            to: place.address.path("freigabe/"),
            "Die Veröffentlichung ist zurückgezogen; die Adresse sagt das jetzt auch."
        )
    }

    private func proposal(_ place: PagePlace, _ fields: Fields) async throws -> ReleaseDraft {
        let (latest, current) = try await wiki.store.read { reader in
            (
                try Revision.find(place.page.latest, in: reader),
                try Release.inForce(of: place.page.id, in: reader)
            )
        }
        let visibility =
            Release.Visibility(rawValue: try fields.text("sichtbar")) ?? current?.visibility ?? .everyone
        let typed = try fields.text("adresse")
        return ReleaseDraft(
            page: place.page.id,
            revision: try fields.integer("fassung") ?? latest?.number ?? 1,
            visibility: visibility,
            address: typed.isEmpty
                ? (current?.visibility == .everyone ? current?.address : nil) ?? suggestion(place) : typed,
            reason: try fields.text("grund")
        )
    }

    /// Below the section that is called like the workspace, if there is one.
    private func suggestion(_ place: PagePlace) -> String {
        let slug = Slug.make(place.page.title)
        let sections = wiki.site.sections
        let home = sections.first {
            $0.path.split(separator: "/").last.map(String.init) == place.room.workspace.slug
        }
        return "\(home?.path ?? sections.first { $0.path == "infos" }?.path ?? "infos")/\(slug)"
    }

    private func screen(
        _ place: PagePlace,
        _ draft: ReleaseDraft,
        _ c: SignedIn,
        input: Fields? = nil,
        errors: FormErrors = FormErrors(),
        problem: String? = nil,
        isChecked: Bool = false
    ) async throws -> ScreenView {
        let (history, revisions) = try await wiki.store.read { reader in
            (
                try wiki.releases(of: place.page.id, in: reader),
                try wiki.revisions(of: place.page.id, part: PageRequest(size: 100), in: reader).rows
            )
        }
        let current = history.first { $0.endedAt == nil }
        var parts: [PartView] = [.facts(Self.facts(current, draft, place), heading: "Stand")]
        if let current, current.visibility == .everyone,
            let reason = wiki.publicationSignal.problem(at: current.address)
        {
            parts.insert(
                .notice(
                    NoticeView(
                        .danger,
                        title: "Freigegeben, aber nicht auf der Website",
                        [.init(reason), "Beheben Sie das, und geben Sie die Seite noch einmal frei."]
                    )
                ),
                at: 0
            )
        }
        parts += try await previewParts(place, draft)
        parts.append(
            .form(try form(place, draft, revisions, input, errors, problem, isChecked), heading: "Freigeben")
        )
        if let current { parts.append(.form(withdrawForm(place, current), heading: "Zurückziehen")) }
        if !history.isEmpty { parts.append(.table(Self.table(history), heading: "Bisherige Freigaben")) }
        return .about(
            place,
            "„\(place.page.title)“ freigeben",
            step: (title: "Freigabe", url: place.address.path("freigabe/").text),
            lead: "Was freigegeben ist, bleibt unverändert, auch wenn hier weiter geschrieben wird.",
            isWide: true,
            parts: parts
        )
    }

    private static func facts(_ current: Release?, _ draft: ReleaseDraft, _ place: PagePlace) -> [DetailView]
    {
        guard let current else { return [DetailView("Freigegeben", "noch nichts")] }
        let target: ValueView =
            current.visibility == .everyone
            ? .link(current.url, current.url) : .text(current.visibility.title)
        return [
            DetailView(
                "Freigegeben",
                .text(
                    "Fassung \(current.revisionNumber)",
                    note: "von \(current.person), \(Words.moment(current.at).text)"
                )
            ),
            DetailView("Wo", target), DetailView("Begründung", .text(current.reason)),
        ]
    }

    private func form(
        _ place: PagePlace,
        _ draft: ReleaseDraft,
        _ revisions: [RevisionRow],
        _ input: Fields?,
        _ errors: FormErrors,
        _ problem: String?,
        _ isChecked: Bool
    ) throws -> FormView {
        let sections = wiki.site.sections.map(\.path).filter { !$0.isEmpty }.prefix(12).joined(
            separator: ", "
        )
        var form = FormView(
            id: "freigabe",
            action: place.address.path("freigabe/").text,
            fields: [
                .select(
                    "fassung",
                    label: "Welche Fassung",
                    options: revisions.map {
                        OptionView(
                            String($0.number),
                            "Fassung \($0.number) von \($0.authorName), \(Words.moment($0.at).text)"
                        )
                    },
                    chosen: String(draft.revision)
                ),
                .radios(
                    "sichtbar",
                    label: "Sichtbar für",
                    options: Release.Visibility.allCases.map { OptionView($0.rawValue, $0.title) },
                    chosen: draft.visibility.rawValue
                ),
                .text(
                    "adresse",
                    label: "Öffentliche Adresse",
                    value: draft.address,
                    hint:
                        "Bereich und Name, zum Beispiel infos/\(Slug.make(place.page.title)). Bereiche: \(sections)",
                    optional: true,
                    maxLength: 300
                ),
                .text(
                    "grund",
                    label: "Begründung",
                    value: draft.reason,
                    hint: "Steht im Protokoll, zum Beispiel: Beschluss der Lenkungsgruppe"
                ),
            ],
            buttons: [
                ButtonView("Freigeben", name: "freigeben", value: "ja"),
                ButtonView("Prüfen, was öffentlich wird", name: "pruefen", value: "ja"),
            ],
            cancel: Link(title: "Abbrechen", url: place.address.text)
        )
        if let input { form = form.filled(input, errors, problem: problem) }
        return form
    }

    private func withdrawForm(_ place: PagePlace, _ current: Release) -> FormView {
        FormView(
            id: "zurueckziehen",
            action: place.address.path("freigabe/zurueckziehen").text,
            lead:
                "Seite und Dateien verschwinden von der Website; unter der Adresse steht dann, dass sie zurückgezogen wurde.",
            fields: [.text("grund", label: "Begründung")],
            buttons: [ButtonView("Veröffentlichung zurückziehen", style: .danger)]
        )
    }

    private static func table(_ history: [Release]) -> DataTableView {
        DataTableView(
            caption: "Freigaben",
            columns: [
                ColumnView("Fassung", isNumber: true), ColumnView("Wo"), ColumnView("Von"), ColumnView("Am"),
                ColumnView("Begründung"), ColumnView("Stand"),
            ],
            rows: history.map { release in
                let state =
                    release.withdrawnAt.map {
                        "zurückgezogen am \(Words.day($0).text): \(release.withdrawnReason ?? "")"
                    }
                    ?? release.endedAt.map { "abgelöst am \(Words.day($0).text)" } ?? "gültig"
                return DataRowView([
                    .number(release.revisionNumber),
                    .text(release.visibility == .everyone ? release.url : release.visibility.title),
                    .text(release.person), .time(Words.moment(release.at)), .text(release.reason),
                    .text(state),
                ])
            },
            empty: EmptyView("Noch nichts.")
        )
    }

}
