package import Store

/// What can be searched, as both engines keep it; the index itself is made from it by ``SearchIndex``.
package enum SearchSchema {
    /// After the tables of workspaces.
    package static let migrations: [Migration] = [
        Migration(
            "search",
            why: "one box finds every page and all minutes that somebody may see",
            tables
        )
    ]

    /// Long texts lie apart: a search looks at the rows of all hits, but shows the text of a few.
    ///
    /// Nothing goes with a workspace by itself: its documents must leave the index first.
    private static let tables = """
        CREATE TABLE search_documents (
            id uuid PRIMARY KEY,
            source text NOT NULL CHECK (source IN ('site', 'wiki')),
            workspace uuid REFERENCES workspaces (id) DEFERRABLE,
            type text NOT NULL CHECK (type <> ''),
            url text NOT NULL CHECK (url <> ''),
            title text NOT NULL,
            language text NOT NULL,
            changed_at timestamptz NOT NULL,
            hash bytea NOT NULL CHECK (length(hash) = 32),
            CHECK (source = 'wiki' OR workspace IS NULL)
        );
        CREATE INDEX search_documents_by_workspace ON search_documents (workspace);
        CREATE INDEX search_documents_by_source ON search_documents (source);
        CREATE TABLE search_texts (
            document uuid PRIMARY KEY REFERENCES search_documents (id) ON DELETE CASCADE DEFERRABLE,
            headings text NOT NULL,
            summary text NOT NULL,
            body text NOT NULL
        );
        """
}
