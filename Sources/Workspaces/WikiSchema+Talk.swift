/// Comments, notices, and who wants to know what.
extension WikiSchema {
    static let talk = """
        CREATE TABLE comments (
            id uuid PRIMARY KEY,
            page uuid NOT NULL REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            revision uuid NOT NULL REFERENCES revisions (id) ON DELETE CASCADE DEFERRABLE,
            thread uuid REFERENCES comments (id) ON DELETE CASCADE DEFERRABLE,
            quote text NOT NULL,
            body text NOT NULL,
            author uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            at timestamptz NOT NULL,
            edited_at timestamptz,
            resolved_at timestamptz,
            resolved_by uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            deleted_at timestamptz,
            CHECK (thread IS NULL OR resolved_at IS NULL)
        );
        CREATE INDEX comments_by_page ON comments (page, at);
        CREATE INDEX comments_by_revision ON comments (revision);
        CREATE INDEX comments_by_thread ON comments (thread);
        CREATE INDEX comments_by_author ON comments (author);
        CREATE INDEX comments_by_resolver ON comments (resolved_by);
        CREATE TABLE acknowledgements (
            revision uuid NOT NULL REFERENCES revisions (id) ON DELETE CASCADE DEFERRABLE,
            person uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            at timestamptz NOT NULL,
            PRIMARY KEY (revision, person)
        );
        CREATE INDEX acknowledgements_by_person ON acknowledgements (person);
        CREATE TABLE join_requests (
            id uuid PRIMARY KEY,
            workspace uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            person uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            reason text NOT NULL,
            at timestamptz NOT NULL
        );
        CREATE UNIQUE INDEX join_requests_once ON join_requests (workspace, person);
        CREATE INDEX join_requests_by_person ON join_requests (person);

        """

    /// Without a page the whole workspace is watched; with `subtree` a page and everything below it.
    static let watching = """
        CREATE TABLE watches (
            id uuid PRIMARY KEY,
            person uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            workspace uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            page uuid REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            subtree boolean NOT NULL,
            cadence text NOT NULL CHECK (cadence IN ('once', 'daily', 'weekly')),
            created_at timestamptz NOT NULL
        );
        CREATE UNIQUE INDEX watches_of_page ON watches (person, page) WHERE page IS NOT NULL;
        CREATE UNIQUE INDEX watches_of_workspace ON watches (person, workspace) WHERE page IS NULL;
        CREATE INDEX watches_by_page ON watches (page);
        CREATE INDEX watches_by_workspace ON watches (workspace);
        CREATE TABLE notices (
            id uuid PRIMARY KEY,
            person uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            page uuid NOT NULL REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            kind text NOT NULL,
            actor uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            object uuid,
            at timestamptz NOT NULL,
            due_at timestamptz NOT NULL
        );
        CREATE INDEX notices_by_person ON notices (person, due_at);
        CREATE INDEX notices_by_due ON notices (due_at);
        CREATE INDEX notices_by_page ON notices (page);
        CREATE INDEX notices_by_actor ON notices (actor);
        CREATE TABLE visits (
            person uuid PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            began_at timestamptz NOT NULL,
            seen_at timestamptz NOT NULL,
            before_at timestamptz
        );

        """

}
