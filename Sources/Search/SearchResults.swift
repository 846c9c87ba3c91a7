package import Access
package import Store

/// What was found, as one person may see it.
package struct SearchResults: Sendable {
    /// The hits of the page that was asked for, best first; its total counts all hits.
    package let page: ResultPage<SearchHit>
    /// How many there would be in each workspace if no workspace were chosen.
    package let byWorkspace: [(workspace: ID<Workspace>, count: Int)]
    /// How many there would be of each type if none were chosen.
    package let byType: [(type: String, count: Int)]
    /// How many there would be from the site and from the wiki if neither were chosen.
    package let bySource: [(source: SearchDocument.Source, count: Int)]

    package var hits: [SearchHit] { page.rows }
    package var total: Int { page.total }
}

/// One document that fits, with the place that shows why.
package struct SearchHit: Sendable, Hashable {
    package let id: ID<SearchDocument>
    package let source: SearchDocument.Source
    package let workspace: ID<Workspace>?
    package let type: String
    package let url: String
    package let title: Snippet
    package let snippet: Snippet
    package let language: String
    package let changedAt: Timestamp
}
