package import Access
package import Store

/// A page in a bundle, with what it is to become.
package struct BundlePage: Sendable, Hashable, RowDecodable {
    package let page: ID<WikiPage>
    package let title: String
    package let slug: String
    package let revision: Int
    package let latest: Int
    package let address: String
    package let visibility: Release.Visibility

    package init(row: Row) throws {
        page = try row.get("page")
        title = try row.get("title")
        slug = try row.get("slug")
        revision = try row.get("number")
        latest = try row.get("latest_number")
        address = try row.get("address")
        visibility = try row.get("visibility")
    }
}

extension Wiki {
    /// Begins a bundle: pages that go out together.
    package func makeBundle(title: String, note: String, in workspace: ID<Workspace>, by actor: Actor)
        async throws
        -> Outcome<ID<Bundle>, WikiRefusal>
    {
        try await perform(.bundleMade, needs: .workspaceCoordinate, in: workspace, by: actor) { tx, acting in
            var checks = FieldChecks()
            let title = checks.line(title, "titel", "Titel", upTo: WikiLimits.title, isRequired: true)
            let note = checks.block(note, "notiz", "Notiz", upTo: 2000)
            try checks.throwIfAny()
            let id = ID<Bundle>.make(at: tx.now)
            try tx.run(
                """
                INSERT INTO bundles (id, workspace, title, note, created_at, created_by)
                VALUES (\(id), \(workspace), \(title), \(note), \(tx.now), \(acting.person))
                """
            )
            try tx.record(Event(.bundleMade, by: acting.person, on: id, in: workspace))
            return id
        }
    }

    /// Puts a revision of a page into a bundle, in place of another one of the same page.
    package func put(
        _ draft: ReleaseDraft,
        into bundle: ID<Bundle>,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await perform(
            .bundleMade,
            needs: .workspaceCoordinate,
            in: workspace,
            on: bundle.retyped(),
            by: actor
        ) {
            tx,
            acting in
            try Self.checkOpen(bundle, in: workspace, tx)
            let page = try own(draft.page, in: workspace, for: actor, tx)
            guard let revision = try Revision.find(page.id, number: draft.revision, in: tx) else {
                throw WikiRefusal.notFound
            }
            let address =
                draft.visibility == .everyone
                ? PublicAddress.clean(draft.address) : "\(page.workspaceSlug)/\(page.slug)"
            guard let address else {
                throw InvalidInput(
                    "adresse",
                    "Geben Sie eine Adresse an, zum Beispiel themenfelder/bauen-wohnen/hinweis."
                )
            }
            try tx.run("DELETE FROM bundle_pages WHERE bundle = \(bundle) AND page = \(page.id)")
            try tx.run(
                """
                INSERT INTO bundle_pages (bundle, page, revision, address, visibility)
                VALUES (\(bundle), \(page.id), \(revision.id), \(address), \(draft.visibility))
                """
            )
            try tx.record(Event(.bundleMade, by: acting.person, on: bundle, in: workspace))
            return Done()
        }
    }

    package func take(
        _ page: ID<WikiPage>,
        outOf bundle: ID<Bundle>,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await perform(
            .bundleMade,
            needs: .workspaceCoordinate,
            in: workspace,
            on: bundle.retyped(),
            by: actor
        ) {
            tx,
            acting in
            try Self.checkOpen(bundle, in: workspace, tx)
            let count = try tx.run("DELETE FROM bundle_pages WHERE bundle = \(bundle) AND page = \(page)")
            guard count == 1 else { throw WikiRefusal.notFound }
            try tx.record(Event(.bundleMade, by: acting.person, on: bundle, in: workspace))
            return Done()
        }
    }

    /// Releases all pages of a bundle in one transaction: if one of them cannot be released, none is.
    package func release(
        _ bundle: ID<Bundle>,
        reason: String,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<Int, WikiRefusal> {
        try await perform(
            .bundleReleased,
            needs: .workspaceCoordinate,
            in: workspace,
            on: bundle.retyped(),
            by: actor
        ) {
            tx,
            acting in
            try Self.checkOpen(bundle, in: workspace, tx)
            let pages = try Self.pages(of: bundle, tx)
            guard !pages.isEmpty else {
                throw InvalidInput("grund", "Das Bündel ist leer. Nehmen Sie zuerst Seiten hinein.")
            }
            for entry in pages {
                let draft = ReleaseDraft(
                    page: entry.page,
                    revision: entry.revision,
                    visibility: entry.visibility,
                    address: entry.address,
                    reason: reason
                )
                do {
                    _ = try release(draft, bundle: bundle, in: workspace, for: actor, acting, tx)
                } catch let invalid as InvalidInput {
                    throw InvalidInput(
                        "grund",
                        "„\(entry.title)“: " + invalid.messages.joined(separator: " ")
                    )
                }
            }
            try tx.run("UPDATE bundles SET released_at = \(tx.now) WHERE id = \(bundle)")
            try tx.record(
                Event(
                    .bundleReleased,
                    by: acting.person,
                    on: bundle,
                    in: workspace,
                    detail: ["pages": "\(pages.count)"]
                )
            )
            return pages.count
        }
    }

    package func bundles(in workspace: ID<Workspace>) async throws -> [Bundle] {
        try await store.read { try $0.all(Bundle.select("b.workspace = \(workspace)")) }
    }

    package func bundle(_ id: ID<Bundle>, in workspace: ID<Workspace>) async throws -> (Bundle, [BundlePage])?
    {
        try await store.read { reader in
            guard
                let bundle: Bundle = try reader.first(
                    Bundle.select("b.id = \(id) AND b.workspace = \(workspace)")
                )
            else {
                return nil
            }
            return (bundle, try Self.pages(of: id, reader))
        }
    }

    private static func pages(of bundle: ID<Bundle>, _ reader: Reader) throws -> [BundlePage] {
        try reader.all(
            """
            SELECT b.page, p.title, p.slug, r.number, l.number AS latest_number, b.address, b.visibility
            FROM bundle_pages b JOIN pages p ON p.id = b.page JOIN revisions r ON r.id = b.revision
            JOIN revisions l ON l.id = p.latest WHERE b.bundle = \(bundle) ORDER BY p.title_sort, p.id
            """
        )
    }

    private static func checkOpen(_ bundle: ID<Bundle>, in workspace: ID<Workspace>, _ tx: Transaction) throws
    {
        let row = try tx.rows(
            "SELECT released_at FROM bundles WHERE id = \(bundle) AND workspace = \(workspace)"
        ).first
        guard let row else { throw WikiRefusal.notFound }
        guard try row.get("released_at", as: Timestamp?.self) == nil else {
            throw WikiRefusal.changedMeanwhile
        }
    }
}
