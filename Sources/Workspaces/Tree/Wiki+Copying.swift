package import Access
package import Store

extension Wiki {
    /// Makes a new page with the text and the files of another one, beside it or in another workspace.
    package func copy(
        _ page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        to target: MoveTarget,
        title: String,
        by actor: Actor
    ) async throws -> Outcome<WikiPage, WikiRefusal> {
        try await perform(.pageCopied, needs: .workspaceRead, in: workspace, on: page.retyped(), by: actor) {
            tx,
            acting in
            let source = try own(page, in: workspace, for: actor, tx)
            guard acting.may(.workspaceWrite, in: target.workspace) else { throw WikiRefusal.notFound }
            let parent = try target.parent.map { try own($0, in: target.workspace, for: actor, tx) }
            if let parent { try checkDepth(below: parent.id, adding: 1, in: tx) }
            let latest = try latestRevision(of: source, in: tx)
            var checks = FieldChecks()
            let title = checks.line(title, "titel", "Titel", upTo: WikiLimits.title, isRequired: true)
            try checks.throwIfAny()
            let text = try CheckedText(
                FrontTitle.set(title, in: latest.source),
                types: types.all,
                fallbackTitle: title
            )
            let id = ID<WikiPage>.make(at: tx.now)
            try insert(
                id,
                text.read,
                workspace: target.workspace,
                parent: parent?.id,
                section: parent?.section,
                author: acting.person,
                remark: "Kopie von „\(source.title)“, Fassung \(latest.number)",
                in: tx
            )
            try copyFiles(of: latest.id, to: id, by: acting.person, in: tx)
            try tx.record(Event(.pageCopied, by: acting.person, on: id, in: target.workspace))
            return try own(id, in: target.workspace, for: actor, tx)
        }
    }

    /// The content is stored once; the copy has files of its own that refer to it.
    private func copyFiles(
        of revision: ID<Revision>,
        to page: ID<WikiPage>,
        by person: ID<Person>?,
        in tx: Transaction
    ) throws {
        let latest: ID<Revision>? = try tx.value("SELECT latest FROM pages WHERE id = \(page)")
        for file in try RevisionFile.of(revision, in: tx) {
            let version = try tx.addVersion(
                of: FileVersionDraft(file),
                named: file.name,
                to: page,
                by: person
            )
            try tx.run("INSERT INTO revision_files (revision, version) VALUES (\(latest), \(version))")
        }
        guard let latest, let written = try Revision.find(latest, in: tx) else { return }
        let hash = Revision.hash(
            title: written.title,
            type: written.type,
            source: written.source,
            files: try RevisionFile.of(latest, in: tx)
        )
        try tx.run("UPDATE revisions SET hash = \(hash) WHERE id = \(latest)")
    }
}
