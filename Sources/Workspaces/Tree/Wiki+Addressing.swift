package import Access
import Markup
package import Store

extension Wiki {
    /// Gives a page another short address; the old one leads on, and what names the old one is rewritten.
    package func readdress(
        _ page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        slug: String,
        by actor: Actor
    ) async throws -> Outcome<WikiPage, WikiRefusal> {
        try await perform(.pageRenamed, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor)
        {
            tx,
            acting in
            let before = try own(page, in: workspace, for: actor, tx)
            let wanted = String(Slug.make(slug).prefix(80))
            guard !wanted.isEmpty, wanted != "neu" else {
                throw InvalidInput(
                    "adresse",
                    "Diese Adresse geht nicht. Sie besteht aus kleinen Buchstaben, Ziffern und Bindestrichen."
                )
            }
            guard wanted != before.slug else { return before }
            let other: ID<WikiPage>? = try tx.value(
                "SELECT id FROM pages WHERE workspace = \(workspace) AND slug = \(wanted) AND deleted_at IS NULL"
            )
            if other != nil {
                throw InvalidInput(
                    "adresse",
                    "Diese Adresse hat schon eine andere Seite. Wählen Sie eine andere."
                )
            }
            try tx.run("UPDATE pages SET slug = \(wanted) WHERE id = \(page)")
            try tx.run("DELETE FROM page_addresses WHERE workspace = \(workspace) AND slug = \(wanted)")
            try remember(before.slug, of: page, in: workspace, tx)
            try tx.touchTree(of: workspace)
            let now = try own(page, in: workspace, for: actor, tx)
            try reproject(now, in: tx)
            try Self.answerWishes(for: page, in: tx)
            try rewriteLinks(to: page, in: [workspace], author: acting.person, in: tx)
            try tx.record(Event(.pageRenamed, by: acting.person, on: page, in: workspace))
            return now
        }
    }
}
