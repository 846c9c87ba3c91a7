import Access
import Store
import Theme
import Web

/// Asking to be let into a workspace that one knows of.
struct JoinPages: Sendable {
    let wiki: Wiki

    func show(_ c: SignedIn) async throws -> Reply {
        guard let workspace = try await listed(c) else { return .notFound }
        return .screen(try await screen(workspace, c.principal))
    }

    func send(_ c: SignedIn) async throws -> Reply {
        guard let workspace = try await listed(c) else { return .notFound }
        let outcome = try await wiki.askToJoin(
            workspace.id,
            reason: try c.form.text("grund"),
            by: c.principal
        )
        switch outcome {
        case .done:
            return .redirect(
                to: WorkspaceAddress.all,
                flash: .success("Ihre Anfrage ist bei der Koordination von „\(workspace.name)“.")
            )
        case .refused(let refusal) where refusal.isHidden: return .notFound
        case .refused(let refusal):
            return .again(try await screen(workspace, c.principal, c.form, FormErrors(), refusal.message))
        case .invalid(let problems):
            return .again(try await screen(workspace, c.principal, c.form, FormErrors(problems), nil))
        }
    }

    /// A workspace that the person may know of, though perhaps not enter.
    private func listed(_ c: SignedIn) async throws -> Workspace? {
        let slug = try c.parameter("bereich")
        return try await wiki.store.read { reader in
            try reader.first(
                Workspace.list(
                    Workspace.listed(for: c.principal) + " AND workspaces.slug = \(slug)",
                    at: reader.now
                )
            )
        }
    }

    private func screen(
        _ workspace: Workspace,
        _ principal: Principal,
        _ input: Fields? = nil,
        _ errors: FormErrors = FormErrors(),
        _ problem: String? = nil
    ) async throws -> ScreenView {
        let path = WorkspaceAddress(workspace.slug).path("beitritt/")
        var form = FormView(
            id: "beitritt",
            action: path.text,
            fields: [
                .area(
                    "grund",
                    label: "Wozu möchten Sie mitarbeiten?",
                    rows: 3,
                    hint: "Lesen wird das die Koordination des Arbeitsraums."
                )
            ],
            buttons: [ButtonView("Anfrage senden")],
            cancel: Link(title: "Abbrechen", url: WorkspaceAddress.all.text)
        )
        if let input { form = form.filled(input, errors, problem: problem) }
        var parts: [PartView] = []
        if principal.may(.workspaceRead, in: workspace.id) {
            parts = [.notice(.information("Sie sind in diesem Arbeitsraum schon Mitglied."))]
        } else {
            if try await wiki.hasAskedToJoin(workspace.id, principal) {
                parts.append(
                    .notice(.information("Sie haben schon angefragt. Eine neue Anfrage ersetzt die alte."))
                )
            }
            parts.append(.form(form))
        }
        return ScreenView(
            title: "In „\(workspace.name)“ mitarbeiten",
            lead: workspace.purpose,
            breadcrumb: [
                (title: "Start", url: "/"), (title: "Arbeitsräume", url: WorkspaceAddress.all.text),
                (title: "Mitarbeit anfragen", url: path.text),
            ].crumbs,
            parts: parts
        )
    }

}
