package import Access
import Markup
import Merge
import Search
package import Store

/// What somebody wants to save, with the revision that she had before her eyes.
package struct PageEdit: Sendable {
    package var base: ID<Revision>
    /// The whole text with its front matter.
    package var source: String
    package var remark: String
    package var isMinor: Bool
    /// The draft that the text was written in; it goes once its text is in a revision.
    package var draft: ID<Draft>?

    package init(
        base: ID<Revision>,
        source: String,
        remark: String = "",
        isMinor: Bool = false,
        draft: ID<Draft>? = nil
    ) {
        self.base = base
        self.source = source
        self.remark = remark
        self.isMinor = isMinor
        self.draft = draft
    }
}

/// What became of an edit.
package enum SaveResult: Sendable {
    case saved(Saved)
    /// The text is what is stored already, as after a form that was sent twice.
    case unchanged
    /// Somebody else changed the same place meanwhile; nothing was written.
    case conflict(SaveConflict)

    package struct Saved: Sendable, Hashable {
        package let revision: ID<Revision>
        package let number: Int
        /// Whether somebody else's edit came in between and both were put together.
        package let isMerge: Bool
    }
}

/// Two texts that cannot both be right, and a proposal with both in it.
package struct SaveConflict: Sendable {
    package let latest: Revision
    /// What was sent.
    package let own: String
    /// Both, put together where possible, with marks where not.
    package let proposed: String
    /// How many places need a decision.
    package let places: Int
}

extension Wiki {
    /// Saves an edit: on top of its base, merged with what came meanwhile, or not at all.
    ///
    /// Forms and programs go through here alike, and nobody saves without a base.
    package func save(
        _ page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        _ edit: PageEdit,
        by actor: Actor
    ) async throws -> Outcome<SaveResult, WikiRefusal> {
        // Texts are read before the transaction, in which others wait.
        let title: String? = try await store.read {
            try $0.value("SELECT title FROM pages WHERE id = \(page)")
        }
        let sent = SentText(edit.source, types: types.all, titledLike: title ?? "")
        do {
            let outcome = try await save(page, in: workspace, edit, sent, by: actor, isolation: .statement)
            if case .done(let made) = outcome, made.waits { try await answerOwnWishes(of: page) }
            return outcome.map { $0.result }
        } catch is ReachesFurther {
            return try await save(page, in: workspace, edit, sent, by: actor, isolation: .serializable)
                .map { $0.result }
        }
    }

    /// What became of an edit, and whether a link of the page waits for another page.
    private struct Made: Sendable {
        let result: SaveResult
        var waits = false
    }

    /// A save that changes more than its page: another title, which links of other pages follow, or entries of registers,
    /// which are numbered.
    ///
    /// Such a save must run as if it were alone.
    private struct ReachesFurther: Error {}

    private func save(
        _ page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        _ edit: PageEdit,
        _ sent: SentText,
        by actor: Actor,
        isolation: Isolation
    ) async throws -> Outcome<Made, WikiRefusal> {
        try await perform(
            .pageSaved,
            needs: .workspaceWrite,
            in: workspace,
            on: page.retyped(),
            by: actor,
            isolation: isolation
        ) { tx, acting in
            let current = try own(page, in: workspace, for: actor, tx)
            let answers = try tx.together([
                Revision.select("revisions.id = \(current.latest)"),
                Revision.select("revisions.id = \(edit.base)"),
                RevisionFile.question(of: current.latest),
            ])
            guard let latest = try answers[0].first.map(Revision.init(row:)),
                let base = try answers[1].first.map(Revision.init(row:)), base.page == page
            else { throw WikiRefusal.notFound }
            let remark = try Self.checkedRemark(edit.remark)
            let mine = try sent.checked(titledLike: latest.title)
            // A form that was sent twice: everything is there already, or was when others went on from it.
            let isStale = base.id != latest.id
            if try mine.read.text.source == latest.source
                || isStale && wasSaved(mine, on: base, by: acting.person, in: tx)
            {
                try forget(edit.draft, of: acting.person, page: page, in: tx)
                return Made(result: .unchanged)
            }
            var (text, isMerge) = (mine, false)
            if isStale {
                switch try merged(mine, base: base, latest: latest) {
                case .conflict(let conflict): return Made(result: .conflict(conflict))
                case .text(let both) where both.read.text.source == latest.source:
                    try forget(edit.draft, of: acting.person, page: page, in: tx)
                    return Made(result: .unchanged)
                case .text(let both): (text, isMerge) = (both, latest.source != base.source)
                }
            }
            if case .statement = isolation,
                text.read.text.title != current.title || !text.read.rendered.records.isEmpty
            {
                throw ReachesFurther()
            }
            let draft = RevisionDraft(
                page: page,
                base: edit.base,
                author: acting.person,
                remark: remark,
                isMinor: edit.isMinor,
                isMerge: isMerge,
                text: text.read.text,
                files: try answers[2].map(RevisionFile.init(row:))
            )
            let saved = try write(draft, text.read, to: current, words: sent.words, in: tx)
            try forget(edit.draft, of: acting.person, page: page, in: tx)
            let result = SaveResult.Saved(revision: saved.id, number: saved.number, isMerge: isMerge)
            return Made(result: .saved(result), waits: saved.waits)
        }
    }

    /// What comes of an edit and of what was saved meanwhile.
    private enum Merged {
        case text(CheckedText)
        case conflict(SaveConflict)
    }

    private func merged(_ mine: CheckedText, base: Revision, latest: Revision) throws -> Merged {
        switch PageMerge.merge(base: base.source, ours: mine.read.text.source, theirs: latest.source) {
        case .clean(let both):
            guard let checked = try? CheckedText(both, types: types.all, fallbackTitle: latest.title) else {
                return .conflict(SaveConflict(latest, own: mine, both: both))
            }
            return .text(checked)
        case .conflict(let conflict):
            return .conflict(
                SaveConflict(
                    latest: latest,
                    own: mine.read.text.source,
                    proposed: conflict.proposed,
                    places: conflict.conflicts
                )
            )
        }
    }

    /// Whether a person has saved this very text on this very base before.
    private func wasSaved(_ text: CheckedText, on base: Revision, by person: ID<Person>?, in tx: Transaction)
        throws -> Bool
    {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM revisions WHERE base = \(base.id) AND page = \(base.page) AND author = \(person)
                AND source = \(text.read.text.source) LIMIT 1
            """
        )
        return found != nil
    }

    /// Writes a revision, makes it the latest, and tells those who watch.
    @discardableResult
    func write(
        _ draft: RevisionDraft,
        _ read: ReadText,
        to page: WikiPage,
        words: SearchWords? = nil,
        in tx: Transaction
    ) throws -> (id: ID<Revision>, number: Int, waits: Bool) {
        let (id, number) = try tx.append(draft)
        let isRenamed = page.title != read.text.title
        let waits = try PageProjection(
            page: page.id,
            workspace: page.workspace,
            section: page.section,
            revision: id,
            read: read,
            person: draft.author,
            onto: page.latest,
            words: words
        ).apply(in: tx)
        if isRenamed { try rewriteLinks(to: page.id, in: [page.workspace], author: draft.author, in: tx) }
        var detail = ["number": String(number)]
        if draft.isMinor { detail["minor"] = "yes" }
        if draft.isMerge { detail["merge"] = "yes" }
        try tx.record(Event(.pageSaved, by: draft.author, on: page.id, in: page.workspace, detail: detail))
        if !draft.isMinor {
            try Notices.note(.changed, on: page.id, by: draft.author, object: id.retyped(), in: tx)
        }
        return (id, number, waits)
    }

    /// A page that the actor may see, in the workspace that the address names; ids of other workspaces find nothing.
    func own(
        _ page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        for actor: Actor,
        _ reader: Reader
    ) throws -> WikiPage {
        let found: WikiPage? = try reader.first(
            WikiPage.select(
                "pages.id = \(page) AND pages.workspace = \(workspace) AND \(sql: WikiPage.visible(to: actor))"
            )
        )
        if let found { return found }
        let gone: Int? = try reader.value(
            """
            SELECT 1 FROM pages JOIN workspaces ON workspaces.id = pages.workspace
            WHERE pages.id = \(page) AND pages.workspace = \(workspace) AND \(sql: WikiPage.inBin(for: actor))
            """
        )
        throw gone == nil ? WikiRefusal.notFound : WikiRefusal.pageIsGone
    }

    func latestRevision(of page: WikiPage, in reader: Reader) throws -> Revision {
        guard let revision = try Revision.find(page.latest, in: reader) else { throw WikiRefusal.notFound }
        return revision
    }

    static func checkedRemark(_ text: String) throws -> String {
        var checks = FieldChecks()
        let remark = checks.line(text, "bemerkung", "Bemerkung", upTo: WikiLimits.remark)
        try checks.throwIfAny()
        return remark
    }
}

extension SaveConflict {
    /// Lines fit together, but what comes of it is no page, such as a front matter with a field twice.
    fileprivate init(_ latest: Revision, own: CheckedText, both: String) {
        self.init(latest: latest, own: own.read.text.source, proposed: both, places: 1)
    }
}
