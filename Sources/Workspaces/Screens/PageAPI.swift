import Access
import Store
import Web

/// Pages for programs: the same verbs as the forms, with the same base and the same merge.
struct PageAPI: Sendable {
    let wiki: Wiki

    struct Answer: Encodable {
        var titel: String
        var typ: String
        var fassung: Int
        /// Has to be sent back as `basis`.
        var kennung: String
        var quelle: String
        var geaendert: String
    }

    struct Saved: Encodable {
        var fassung: Int?
        var kennung: String?
        var zusammengefuehrt: Bool
        var unveraendert: Bool
    }

    struct Conflict: Encodable {
        var fehler: String
        var fassung: Int
        var kennung: String
        var gespeichert: String
        var eigene: String
        var vorschlag: String
    }

    func show(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        guard let revision = try await wiki.store.read({ try Revision.find(place.page.latest, in: $0) })
        else {
            return .notFound
        }
        return try .json(
            Answer(
                titel: revision.title,
                typ: revision.type,
                fassung: revision.number,
                kennung: revision.id.description,
                quelle: revision.source,
                geaendert: revision.at.iso
            )
        )
    }

    /// 409 with both texts when somebody else changed the same place; nothing is written then.
    func save(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        guard let base = ID<Revision>(try c.form.text("basis")) else {
            return try EditorAnswers.problem(
                "Es fehlt „basis“: die Kennung der Fassung, von der Ihr Text ausgeht.",
                status: .unprocessable
            )
        }
        let outcome = try await wiki.save(
            place.page.id,
            in: place.room.workspace.id,
            PageEdit(
                base: base,
                source: try c.form.text("quelle"),
                remark: try c.form.text("bemerkung"),
                isMinor: try c.form.isOn("klein")
            ),
            by: .principal(c.principal)
        )
        switch outcome {
        case .done(.saved(let saved)):
            return try .json(
                Saved(
                    fassung: saved.number,
                    kennung: saved.revision.description,
                    zusammengefuehrt: saved.isMerge,
                    unveraendert: false
                )
            )
        case .done(.unchanged): return try .json(Saved(zusammengefuehrt: false, unveraendert: true))
        case .done(.conflict(let conflict)):
            return try .json(
                Conflict(
                    fehler: "Jemand anders hat dieselbe Stelle geändert. Es wurde nichts gespeichert.",
                    fassung: conflict.latest.number,
                    kennung: conflict.latest.id.description,
                    gespeichert: conflict.latest.source,
                    eigene: conflict.own,
                    vorschlag: conflict.proposed
                ),
                status: .conflict
            )
        case .refused(let refusal):
            return try EditorAnswers.problem(
                refusal.message,
                status: refusal.isHidden ? .notFound : .conflict
            )
        case .invalid(let problems):
            return try EditorAnswers.problem(
                problems.map(\.message).joined(separator: " "),
                status: .unprocessable
            )
        }
    }
}
