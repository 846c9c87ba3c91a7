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
    ///
    /// Of a very long past only the end is looked at; what is older counts as from its first revision.
    ///
    /// - Returns: the origins, and the number of the first revision that was looked at.
    func origins(of page: ID<WikiPage>) async throws -> (first: Int, origins: [Origin]) {
        let rows = try await store.read { reader -> [RevisionRow] in
            try reader.all(RevisionRow.select("page = \(page)", rest: "ORDER BY number"))
        }
        var (start, size) = (rows.count, 0)
        while start > 0, size < WikiLimits.blamedPast {
            start -= 1
            size += rows[start].size
        }
        var state = BlameState()
        var newest = ""
        for part in Self.portions(rows[start...]) {
            let sources = try await store.read { reader -> [String] in
                try reader.values(
                    "SELECT source FROM revisions WHERE id IN \(list: part.map(\.id)) ORDER BY number"
                )
            }
            let before = state
            state = try await comparing.run {
                var state = before
                for source in sources { state.apply(next: source) }
                return state
            }
            newest = sources.last ?? newest
        }
        let lines = newest.split(separator: "\n", omittingEmptySubsequences: false)
        let origins = state.paragraphs.map { paragraph in
            let text = lines[paragraph.lines.clamped(to: lines.indices)].joined(separator: "\n")
            return Origin(paragraph: text, revision: rows[start + paragraph.revision])
        }
        return (rows.indices.contains(start) ? rows[start].number : 1, origins)
    }

    /// Revisions in portions that are read at once: a few megabytes each.
    private static func portions(_ rows: ArraySlice<RevisionRow>) -> [[RevisionRow]] {
        var portions: [[RevisionRow]] = []
        var size = Int.max
        for row in rows {
            if size > 4_000_000 || portions[portions.count - 1].count == 50 {
                portions.append([])
                size = 0
            }
            portions[portions.count - 1].append(row)
            size += row.size
        }
        return portions
    }
}
