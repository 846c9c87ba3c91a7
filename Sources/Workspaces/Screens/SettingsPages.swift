import Access
import Accounts
import Store
import Theme
import Web

/// What a workspace is called, what it is for, and who sees it.
struct SettingsPages: Sendable {
    let wiki: Wiki

    private var gate: Gate { wiki.gate }

    func show(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        return .screen(screen(room, try await form(room)))
    }

    func save(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let form = try await form(room)
        var errors = FormErrors()
        let draft = try await WorkspaceForm.read(c.form, gate, &errors)
        guard errors.isEmpty else { return .again(screen(room, form.filled(c.form, errors))) }
        let outcome = try await gate.editWorkspace(room.workspace.id, draft, by: .principal(c.principal))
        switch outcome {
        case .done:
            let path = WorkspaceAddress(draft.slug.isEmpty ? room.workspace.slug : draft.slug).path
            return .redirect(to: path, flash: .success("Der Arbeitsraum ist gespeichert."))
        case .invalid(let problems):
            return .again(screen(room, form.filled(c.form, FormErrors(problems))))
        case .refused(let refusal) where refusal.isHidden: return .notFound
        case .refused(let refusal):
            return .again(screen(room, form.filled(c.form, FormErrors(), problem: refusal.message)))
        }
    }

    private func form(_ room: Room) async throws -> FormView {
        let email: String =
            if let owner = room.workspace.owner { try await gate.addressee(owner)?.address ?? "" } else { "" }
        return WorkspaceForm.edit(
            room.workspace,
            ownerEmail: email,
            action: room.address.path("einstellungen/").text
        )
    }

    private func screen(_ room: Room, _ form: FormView) -> ScreenView {
        .room(
            "Einstellungen",
            lead: "Zweck, Sichtbarkeit und Verantwortung dieses Arbeitsraums.",
            in: room,
            trail: [(title: "Einstellungen", url: room.address.path("einstellungen/").text)],
            parts: [.form(form)]
        )
    }
}
