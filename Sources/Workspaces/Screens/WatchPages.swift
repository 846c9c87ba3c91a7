import Access
import Store
import Theme
import Web

/// "Beobachten": whether and how often somebody hears of changes of a page, a branch or a workspace.
struct WatchPages: Sendable {
    let wiki: Wiki

    func showPage(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let watch = try await wiki.watch(on: place.page.id, in: place.room.workspace.id, of: c.principal)
        return .screen(
            .about(
                place,
                "„\(place.page.title)“ beobachten",
                step: (title: "Beobachten", url: place.address.path("beobachten/").text),
                parts: [
                    .form(
                        form(
                            watch,
                            place.address.path("beobachten/"),
                            back: place.address.path,
                            hasBranch: true
                        )
                    )
                ]
            )
        )
    }

    func savePage(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await set(c, page: place.page.id, place.room)
        return .after(
            outcome,
            to: place.address.path,
            "Gespeichert. Was Sie beobachten, sehen Sie in „Mein Bereich“."
        )
    }

    func showRoom(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let watch = try await wiki.watch(on: nil, in: room.workspace.id, of: c.principal)
        return .screen(
            .room(
                "„\(room.workspace.name)“ beobachten",
                in: room,
                trail: [(title: "Beobachten", url: room.address.path("beobachten/").text)],
                parts: [
                    .form(
                        form(
                            watch,
                            room.address.path("beobachten/"),
                            back: room.address.path,
                            hasBranch: false
                        )
                    )
                ]
            )
        )
    }

    func saveRoom(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let outcome = try await set(c, page: nil, room)
        return .after(
            outcome,
            to: room.address.path,
            "Gespeichert. Was Sie beobachten, sehen Sie in „Mein Bereich“."
        )
    }

    private func set(_ c: SignedIn, page: ID<WikiPage>?, _ room: Room) async throws -> Outcome<
        Done, WikiRefusal
    > {
        try await wiki.setWatch(
            on: page,
            in: room.workspace.id,
            subtree: try c.form.isOn("zweig"),
            cadence: Watch.Cadence(rawValue: try c.form.text("wie")),
            by: c.principal
        )
    }

    private func form(_ watch: Watch?, _ path: LocalPath, back: LocalPath, hasBranch: Bool) -> FormView {
        let options =
            [OptionView("", "gar nicht")] + Watch.Cadence.allCases.map { OptionView($0.rawValue, $0.title) }
        var fields: [FieldView] = [
            .radios(
                "wie",
                label: "Wie oft möchten Sie eine E-Mail über Änderungen?",
                options: options,
                chosen: watch?.cadence.rawValue ?? ""
            )
        ]
        if hasBranch {
            fields.append(
                .checkbox("zweig", label: "Auch über alle Unterseiten", isOn: watch?.subtree ?? false)
            )
        }
        return FormView(
            id: "beobachten",
            action: path.text,
            lead: "Kleine Änderungen zählen nicht. Eine Nachricht fasst mehrere Änderungen zusammen.",
            fields: fields,
            buttons: [ButtonView("Speichern")],
            cancel: Link(title: "Abbrechen", url: back.text)
        )
    }
}
