package import Access
import Markup
package import Store

extension Wiki {
    /// Makes a revision valid for the public or the kommunale Familie; it stays so whatever is drafted later.
    package func release(_ draft: ReleaseDraft, in workspace: ID<Workspace>, by actor: Actor) async throws
        -> Outcome<
            ID<Release>, WikiRefusal
        >
    {
        try await perform(
            .pageReleased,
            needs: .workspaceCoordinate,
            in: workspace,
            on: draft.page.retyped(),
            by: actor
        ) {
            tx,
            acting in
            try release(draft, bundle: nil, in: workspace, for: actor, acting, tx)
        }
    }

    /// Takes a page and its files off the public site; its address says that it was withdrawn.
    package func withdraw(
        _ page: ID<WikiPage>,
        reason: String,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await perform(
            .releaseWithdrawn,
            needs: .workspaceCoordinate,
            in: workspace,
            on: page.retyped(),
            by: actor
        ) {
            tx,
            acting in
            _ = try own(page, in: workspace, for: actor, tx)
            guard let current = try Release.inForce(of: page, in: tx) else {
                throw WikiRefusal.nothingReleased
            }
            let reason = try Self.checkedReason(reason)
            try tx.run(
                """
                UPDATE releases SET ended_at = \(tx.now), withdrawn_at = \(tx.now), withdrawn_by = \(acting.person),
                    withdrawn_reason = \(reason) WHERE id = \(current.id)
                """
            )
            try tx.run("UPDATE pages SET released = NULL WHERE id = \(page)")
            try tx.touchTree(of: workspace)
            try tx.record(Event(.releaseWithdrawn, by: acting.person, on: page, in: workspace))
            tx.afterCommit { _ in publicationSignal.ring() }
            return Done()
        }
    }

    func release(
        _ draft: ReleaseDraft,
        bundle: ID<Bundle>?,
        in workspace: ID<Workspace>,
        for actor: Actor,
        _ acting: Acting,
        _ tx: Transaction
    ) throws -> ID<Release> {
        let page = try own(draft.page, in: workspace, for: actor, tx)
        guard let revision = try Revision.find(page.id, number: draft.revision, in: tx) else {
            throw WikiRefusal.notFound
        }
        let reason = try Self.checkedReason(draft.reason)
        let text = PageText(revision.source, types: types.all, fallbackTitle: revision.title)
        let missing = text.problems.filter { $0.level == .error }
        guard missing.isEmpty else {
            throw InvalidInput(
                "fassung",
                "So kann „\(page.title)“ nicht freigegeben werden. "
                    + missing.prefix(5).map(\.germanLine).joined(separator: " ")
            )
        }
        let address = try checkedAddress(draft, of: page, tx)
        try tx.run("UPDATE releases SET ended_at = \(tx.now) WHERE page = \(page.id) AND ended_at IS NULL")
        let id = ID<Release>.make(at: tx.now)
        try tx.run(
            """
            INSERT INTO releases (id, page, revision, bundle, address, visibility, reason, person, at)
            VALUES (\(id), \(page.id), \(revision.id), \(bundle), \(address), \(draft.visibility), \(reason),
                \(acting.person), \(tx.now))
            """
        )
        try tx.run("UPDATE pages SET released = \(revision.id) WHERE id = \(page.id)")
        try tx.touchTree(of: workspace)
        let detail = ["number": String(revision.number), "visibility": draft.visibility.rawValue]
        try tx.record(Event(.pageReleased, by: acting.person, on: page.id, in: workspace, detail: detail))
        try Notices.note(.released, on: page.id, by: acting.person, object: revision.id.retyped(), in: tx)
        tx.afterCommit { _ in publicationSignal.ring() }
        return id
    }

    /// The address, unless something else stands there: a page or file of the site, or another released page.
    private func checkedAddress(_ draft: ReleaseDraft, of page: WikiPage, _ tx: Transaction) throws -> String
    {
        guard draft.visibility == .everyone else { return "\(page.workspaceSlug)/\(page.slug)" }
        guard let address = PublicAddress.clean(draft.address) else {
            throw InvalidInput(
                "adresse",
                "Diese Adresse geht nicht. Sie besteht aus Wörtern mit Schrägstrichen dazwischen, zum Beispiel "
                    + "themenfelder/bauen-wohnen/hinweis."
            )
        }
        let own: String? = try tx.value(
            "SELECT address FROM releases WHERE page = \(page.id) AND ended_at IS NULL AND visibility = 'public'"
        )
        if let owner = site.occupant(of: address, apartFrom: own) {
            throw InvalidInput("adresse", WikiRefusal.addressTaken(owner).message)
        }
        let other: String? = try tx.value(
            """
            SELECT p.title FROM releases s JOIN pages p ON p.id = s.page
            WHERE s.address = \(address) AND s.ended_at IS NULL AND s.visibility = 'public' AND s.page <> \(page.id)
            """
        )
        if other != nil {
            throw InvalidInput(
                "adresse",
                "Unter dieser öffentlichen Adresse steht schon eine andere freigegebene Seite. Wählen Sie eine andere Adresse."
            )
        }
        return address
    }

    static func checkedReason(_ text: String) throws -> String {
        var checks = FieldChecks()
        let reason = checks.line(text, "grund", "Begründung", upTo: 500, isRequired: true)
        try checks.throwIfAny()
        return reason
    }

    /// All releases of a page, the newest first.
    package func releases(of page: ID<WikiPage>, in reader: Reader) throws -> [Release] {
        try reader.all(Release.select("s.page = \(page)", rest: "ORDER BY s.at DESC, s.id DESC"))
    }
}
