import Access
import Store
import Theme
import Web

/// "Pflege": what a workspace should look after.
struct UpkeepPages: Sendable {
    let wiki: Wiki

    func show(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let id = room.workspace.id
        let overdue = try await wiki.overdue(in: id, for: c.principal)
        let wanted = try await wiki.wanted(in: id, for: c.principal)
        let orphans = try await wiki.orphans(in: id, for: c.principal)
        let linked = try await wiki.mostLinked(in: id, for: c.principal)
        let bin = room.address.path("papierkorb/").text
        return .screen(
            .room(
                "Pflege",
                lead: "Was Aufmerksamkeit braucht, damit der Arbeitsraum aktuell und auffindbar bleibt.",
                in: room,
                trail: [(title: "Pflege", url: room.address.path("pflege/").text)],
                actions: [.link("Papierkorb", bin)]
                    + (room.mayCoordinate
                        ? [.link("Bündel freigeben", room.address.path("buendel/").text)] : []),
                parts: [
                    .rows(
                        ChangeRows.pages(overdue, empty: "Keine Prüfung ist überfällig.") { page in
                            page.reviewOn.map { "zu prüfen bis \(Words.day($0).text)" }
                        },
                        heading: "Überfällige Prüfungen"
                    ),
                    .table(wantedTable(wanted, room), heading: "Fehlende Seiten"),
                    .rows(
                        ChangeRows.pages(
                            orphans,
                            empty: "Jede Seite ist von einer anderen aus zu erreichen."
                        ),
                        heading: "Seiten, auf die nichts verweist"
                    ),
                    .table(linkedTable(linked), heading: "Am häufigsten verlinkt"),
                ]
            )
        )
    }

    private func wantedTable(_ wanted: [WantedPage], _ room: Room) -> DataTableView {
        DataTableView(
            caption: "Namen, auf die Seiten verweisen und die es noch nicht gibt",
            columns: [
                ColumnView("Name"), ColumnView("Verweise", isNumber: true),
                ColumnView("Anlegen", isQuiet: true),
            ],
            rows: wanted.map { wish in
                let url = room.address.path("seiten/neu/").adding("titel", wish.name).text
                return DataRowView([
                    .text(wish.name), .number(wish.count),
                    .actions([.link("Seite anlegen", url, style: .plain, about: wish.name)]),
                ])
            },
            empty: EmptyView("Alle Verweise führen zu einer Seite.")
        )
    }

    private func linkedTable(_ pages: [UpkeepPage]) -> DataTableView {
        DataTableView(
            caption: "Seiten mit den meisten Verweisen",
            columns: [ColumnView("Seite"), ColumnView("Verweise", isNumber: true)],
            rows: pages.map { DataRowView([.link($0.page.title, $0.page.address.text), .number($0.count)]) },
            empty: EmptyView("Noch verweist keine Seite auf eine andere.")
        )
    }

    func bin(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let binned = try await wiki.binned(in: room.workspace.id, for: c.principal)
        let table = DataTableView(
            caption: "Papierkorb",
            columns: [
                ColumnView("Seite"), ColumnView("Gelöscht von"), ColumnView("Am"),
                ColumnView("Wiederherstellen", isQuiet: true),
            ],
            rows: binned.map { page in
                var actions: [ActionView] = [
                    .post(
                        "Wiederherstellen",
                        room.address.path("papierkorb/wiederherstellen").text,
                        fields: ["seite": page.id.description],
                        style: .plain,
                        about: page.title
                    )
                ]
                if room.mayCoordinate {
                    actions.append(
                        .link(
                            "Endgültig löschen",
                            room.address.path("papierkorb/loeschen/").adding("seite", page.id.description)
                                .text,
                            style: .plain,
                            about: page.title
                        )
                    )
                }
                return DataRowView([
                    .text(page.title, note: page.size > 1 ? "mit \(page.size - 1) Unterseiten" : nil),
                    .text(page.deleter),
                    .time(Words.moment(page.deletedAt)), room.isReadOnly ? .none : .actions(actions),
                ])
            },
            empty: EmptyView("Der Papierkorb ist leer.")
        )
        return .screen(
            .room(
                "Papierkorb",
                lead: "Gelöschte Seiten bleiben hier, bis die Koordination sie endgültig löscht.",
                in: room,
                trail: [
                    (title: "Pflege", url: room.address.path("pflege/").text),
                    (title: "Papierkorb", url: room.address.path("papierkorb/").text),
                ],
                at: room.address.path("pflege/").text,
                parts: [.table(table)]
            )
        )
    }

    func restore(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let outcome = try await wiki.restore(
            try c.form.id("seite", of: WikiPage.self),
            in: room.workspace.id,
            by: .principal(c.principal)
        )
        let path = outcome.value?.address.path ?? room.address.path("papierkorb/")
        return .after(outcome, to: path, "Die Seite ist wiederhergestellt.")
    }

    func confirmErasing(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let id = try c.query.id("seite", of: WikiPage.self)
        let binned = try await wiki.binned(in: room.workspace.id, for: c.principal).first { $0.id == id }
        guard let binned else { return .notFound }
        let path = room.address.path("papierkorb/loeschen/")
        let form = FormView(
            id: "loeschen",
            action: path.text,
            fields: [.hidden("seite", id.description)],
            buttons: [ButtonView("Endgültig löschen", style: .danger)],
            cancel: Link(title: "Abbrechen", url: room.address.path("papierkorb/").text)
        )
        let title = "„\(binned.title)“ endgültig löschen"
        return .screen(
            .room(
                title,
                in: room,
                trail: [
                    (title: "Papierkorb", url: room.address.path("papierkorb/").text),
                    (title: title, url: path.text),
                ],
                at: room.address.path("pflege/").text,
                parts: [
                    .confirmation(
                        ConfirmationView(
                            consequences: [
                                "\(Words.pages(binned.size)) mit allen Fassungen, Dateien und Kommentaren werden gelöscht.",
                                "Das lässt sich nicht rückgängig machen.",
                            ],
                            kept: ["Im Protokoll bleibt stehen, wer wann gelöscht hat."],
                            form: form
                        )
                    )
                ]
            )
        )
    }

    func erase(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let outcome = try await wiki.erase(
            try c.form.id("seite", of: WikiPage.self),
            in: room.workspace.id,
            by: .principal(c.principal)
        )
        return .after(outcome, to: room.address.path("papierkorb/"), "Endgültig gelöscht.")
    }
}
