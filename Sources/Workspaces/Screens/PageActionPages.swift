import Access
import Store
import Theme
import Web

/// What can be done with a page as a whole: move, copy, give another address, throw away.
struct PageActionPages: Sendable {
    let wiki: Wiki

    // MARK: Moving

    func showMove(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        return .screen(try await moveScreen(place, c.principal))
    }

    func move(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        guard let target = try await target(c, place) else {
            return .again(
                try await moveScreen(
                    place,
                    c.principal,
                    c.form,
                    "Dieses Ziel gibt es nicht mehr. Wählen Sie ein anderes."
                )
            )
        }
        let outcome = try await wiki.move(
            place.page.id,
            in: place.room.workspace.id,
            to: target,
            by: .principal(c.principal)
        )
        switch outcome {
        case .done(let page):
            return .redirect(to: page.address.path, flash: .success("Die Seite ist verschoben."))
        case .refused(let refusal) where refusal.isHidden: return .notFound
        case .refused(let refusal):
            return .again(try await moveScreen(place, c.principal, c.form, refusal.message))
        case .invalid(let problems):
            return .again(
                try await moveScreen(
                    place,
                    c.principal,
                    c.form,
                    problems.map(\.message).joined(separator: " ")
                )
            )
        }
    }

    func shiftUp(_ c: SignedIn) async throws -> Reply { try await shift(c, up: true) }

    func shiftDown(_ c: SignedIn) async throws -> Reply { try await shift(c, up: false) }

    private func shift(_ c: SignedIn, up: Bool) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.shift(
            place.page.id,
            in: place.room.workspace.id,
            up: up,
            by: .principal(c.principal)
        )
        return .after(
            outcome,
            to: place.room.address.path("seiten/"),
            "„\(place.page.title)“ steht jetzt an anderer Stelle."
        )
    }

    /// "bereich" or "bereich/seite" as the form sends it.
    private func target(_ c: SignedIn, _ place: PagePlace) async throws -> MoveTarget? {
        let parts = try c.form.text("ziel").split(separator: "/", maxSplits: 1).map(String.init)
        guard let slug = parts.first else { return nil }
        return try await wiki.store.read { reader in
            guard let room = try Room.find(slug, for: c.principal, wiki, in: reader), room.mayWrite else {
                return nil
            }
            guard parts.count == 2 else { return MoveTarget(workspace: room.workspace.id) }
            guard let node = room.tree.nodes.first(where: { $0.slug == parts[1] }) else { return nil }
            return MoveTarget(workspace: room.workspace.id, parent: node.id)
        }
    }

    /// Every place where the person may put a page: the workspaces that she writes in, with their trees.
    private func targets(_ place: PagePlace, _ principal: Principal, without page: ID<WikiPage>?) async throws
        -> [OptionView]
    {
        let places = principal.workspaces(with: .workspaceWrite)
        guard !places.isEmpty else { return [] }
        return try await wiki.store.read { reader in
            let rooms: [Workspace] = try reader.all(
                Workspace.list("workspaces.id IN \(list: places)", at: reader.now)
            )
            let ordered =
                rooms.filter { $0.id == place.room.workspace.id }
                + rooms.filter { $0.id != place.room.workspace.id }
            var options: [OptionView] = []
            for room in ordered {
                let tree = try wiki.tree(of: room.id, for: principal, in: reader)
                options.append(OptionView(room.slug, "\(room.name): oberste Ebene"))
                options += Self.branch(of: tree, below: nil, in: room, level: 1, without: page)
            }
            return Array(options.prefix(2000))
        }
    }

    private static func branch(
        of tree: PageTree,
        below parent: ID<WikiPage>?,
        in room: Workspace,
        level: Int,
        without page: ID<WikiPage>?
    ) -> [OptionView] {
        tree.children(of: parent).flatMap { node -> [OptionView] in
            guard node.id != page else { return [] }
            let indent = String(repeating: "– ", count: level)
            return [OptionView("\(room.slug)/\(node.slug)", "\(indent)\(node.title)")]
                + branch(of: tree, below: node.id, in: room, level: level + 1, without: page)
        }
    }

    private func moveScreen(
        _ place: PagePlace,
        _ principal: Principal,
        _ input: Fields? = nil,
        _ problem: String? = nil
    ) async throws -> ScreenView {
        let path = place.address.path("verschieben/")
        let chosen = [place.room.workspace.slug, place.above.last?.slug].compactMap { $0 }.joined(
            separator: "/"
        )
        var form = FormView(
            id: "verschieben",
            action: path.text,
            lead:
                "Unterseiten kommen mit. Verweise bleiben gültig; wechselt die Seite den Arbeitsraum, führen alte Adressen weiter.",
            fields: [
                .select(
                    "ziel",
                    label: "Unter welche Seite?",
                    options: try await targets(place, principal, without: place.page.id),
                    chosen: chosen
                )
            ],
            buttons: [ButtonView("Verschieben")],
            cancel: Link(title: "Abbrechen", url: place.address.text)
        )
        if let input { form = form.filled(input, FormErrors(), problem: problem) }
        return .about(
            place,
            "„\(place.page.title)“ verschieben",
            step: (title: "Verschieben", url: path.text),
            parts: [.form(form)]
        )
    }

    // MARK: Copying

    func showCopy(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        return .screen(try await copyScreen(place, c.principal))
    }

    func copy(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        guard let target = try await target(c, place) else {
            return .again(
                try await copyScreen(
                    place,
                    c.principal,
                    c.form,
                    FormErrors(),
                    "Dieses Ziel gibt es nicht mehr."
                )
            )
        }
        let outcome = try await wiki.copy(
            place.page.id,
            in: place.room.workspace.id,
            to: target,
            title: try c.form.text("titel"),
            by: .principal(c.principal)
        )
        switch outcome {
        case .done(let page): return .redirect(to: page.address.path, flash: .success("Das ist die Kopie."))
        case .refused(let refusal) where refusal.isHidden: return .notFound
        case .refused(let refusal):
            return .again(try await copyScreen(place, c.principal, c.form, FormErrors(), refusal.message))
        case .invalid(let problems):
            return .again(try await copyScreen(place, c.principal, c.form, FormErrors(problems), nil))
        }
    }

    private func copyScreen(
        _ place: PagePlace,
        _ principal: Principal,
        _ input: Fields? = nil,
        _ errors: FormErrors = FormErrors(),
        _ problem: String? = nil
    ) async throws -> ScreenView {
        let path = place.address.path("kopieren/")
        let chosen = [place.room.workspace.slug, place.above.last?.slug].compactMap { $0 }.joined(
            separator: "/"
        )
        var form = FormView(
            id: "kopieren",
            action: path.text,
            lead:
                "Die Kopie beginnt mit der neuesten Fassung und den Dateien; Verlauf und Kommentare bleiben hier.",
            fields: [
                .text(
                    "titel",
                    label: "Titel der Kopie",
                    value: "\(place.page.title) (Kopie)",
                    maxLength: WikiLimits.title
                ),
                .select(
                    "ziel",
                    label: "Unter welche Seite?",
                    options: try await targets(place, principal, without: nil),
                    chosen: chosen
                ),
            ],
            buttons: [ButtonView("Kopieren")],
            cancel: Link(title: "Abbrechen", url: place.address.text)
        )
        if let input { form = form.filled(input, errors, problem: problem) }
        return .about(
            place,
            "„\(place.page.title)“ kopieren",
            step: (title: "Kopieren", url: path.text),
            parts: [.form(form)]
        )
    }

}
