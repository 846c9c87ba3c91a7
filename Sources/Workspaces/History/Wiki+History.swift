package import Access
import Merge
package import Store

/// A paragraph with the revision that gave it its present words.
struct Origin: Sendable, Hashable {
    let paragraph: String
    let revision: RevisionRow
}

extension Wiki {
    /// The revisions of a page, the newest first.
    package func revisions(of page: ID<WikiPage>, part: PageRequest, in reader: Reader) throws -> ResultPage<
        RevisionRow
    > {
        let total: Int = try reader.value("SELECT count(*) FROM revisions WHERE page = \(page)") ?? 0
        let rows: [RevisionRow] = try reader.all(
            RevisionRow.select("page = \(page)", rest: "ORDER BY number DESC" + part.limit)
        )
        return part.result(rows, total: total)
    }

    /// Makes the text and the files of an earlier revision the latest again, as a new revision on top.
    package func revert(
        _ page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        to number: Int,
        base: ID<Revision>,
        by actor: Actor
    ) async throws -> Outcome<SaveResult, WikiRefusal> {
        try await perform(.pageSaved, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor) {
            tx,
            acting in
            let current = try own(page, in: workspace, for: actor, tx)
            let latest = try latestRevision(of: current, in: tx)
            // Restoring is a decision about what one sees; if that is not the latest any more, look again.
            guard base == latest.id else { throw WikiRefusal.changedMeanwhile }
            guard let old = try Revision.find(page, number: number, in: tx) else {
                throw WikiRefusal.notFound
            }
            if old.hash == latest.hash { return .unchanged }
            let text = try CheckedText(old.source, types: types.all, fallbackTitle: old.title)
            let draft = RevisionDraft(
                page: page,
                base: latest.id,
                author: acting.person,
                remark: "Fassung \(number) wiederhergestellt",
                text: text.read.text,
                files: try RevisionFile.of(old.id, in: tx)
            )
            let saved = try write(draft, text.read, to: current, in: tx)
            return .saved(SaveResult.Saved(revision: saved.id, number: saved.number, isMerge: false))
        }
    }

    /// For every paragraph of the latest revision the revision that last changed it.
    func origins(of page: ID<WikiPage>, in reader: Reader) throws -> [Origin] {
        var state = BlameState()
        var newest = ""
        try reader.each("SELECT source FROM revisions WHERE page = \(page) ORDER BY number") { row in
            newest = try row.get("source")
            state.apply(next: newest)
        }
        let lines = newest.split(separator: "\n", omittingEmptySubsequences: false)
        let rows: [RevisionRow] = try reader.all(
            RevisionRow.select("page = \(page)", rest: "ORDER BY number")
        )
        return state.paragraphs.filter { rows.indices.contains($0.revision) }.map { paragraph in
            let text = lines[paragraph.lines.clamped(to: lines.indices)].joined(separator: "\n")
            return Origin(paragraph: text, revision: rows[paragraph.revision])
        }
    }
}
