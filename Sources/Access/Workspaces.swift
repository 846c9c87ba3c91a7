package import Store

extension Gate {
    package func createWorkspace(_ draft: WorkspaceDraft, by actor: Actor) async throws
        -> Outcome<ID<Workspace>, AdminRefusal>
    {
        try await perform(.workspaceCreated, by: actor.person) { tx in
            let acting = try Acting(actor, needsOneOf: [.workspacesManage], in: tx)
            let draft = try draft.checked(except: nil, in: tx)
            let id = ID<Workspace>.make(at: tx.now)
            try tx.run(
                """
                INSERT INTO workspaces (id, slug, name, name_sort, purpose, closed_reason, visibility, owner,
                    review_at, ends_at, created_at)
                VALUES (\(id), \(draft.slug), \(draft.name), \(CleanText.sortKey(draft.name)), \(draft.purpose),
                    \(draft.closedReason), \(draft.visibility), \(draft.owner), \(draft.reviewAt), \(draft.endsAt), \(tx.now))
                """
            )
            try tx.note(.workspaceCreated, by: acting.person, on: id.retyped(), in: id)
            return id
        }
    }

    /// Changes a workspace; for its coordinators and those who manage workspaces.
    package func editWorkspace(_ id: ID<Workspace>, _ draft: WorkspaceDraft, by actor: Actor) async throws
        -> Outcome<Done, AdminRefusal>
    {
        try await perform(.workspaceEdited, by: actor.person, on: id.retyped(), in: id) { tx in
            let acting = try Acting(actor, in: tx)
            guard acting.may(.workspacesManage) || acting.may(.workspaceCoordinate, in: id) else {
                throw AdminRefusal.missingRight
            }
            guard let before = try Workspace.find(id, in: tx) else { throw AdminRefusal.notFound }
            let draft = try draft.checked(except: id, in: tx)
            try Workspace.keepAddress(before, insteadOf: draft.slug, in: tx)
            try tx.run(
                """
                UPDATE workspaces SET slug = \(draft.slug), name = \(draft.name),
                    name_sort = \(CleanText.sortKey(draft.name)), purpose = \(draft.purpose),
                    closed_reason = \(draft.closedReason), visibility = \(draft.visibility),
                    owner = \(draft.owner), review_at = \(draft.reviewAt), ends_at = \(draft.endsAt)
                WHERE id = \(id)
                """
            )
            let detail = ["visibility": draft.visibility.rawValue]
            try tx.note(.workspaceEdited, by: acting.person, on: id.retyped(), in: id, detail)
            return Done()
        }
    }
}
