/// The tables that belong to no feature: events, blobs, jobs, keys and settings.
package enum StoreSchema {
    /// In order; they come first in the program's one list.
    package static let migrations: [Migration] = [store]

    static let store = Migration(
        "store",
        why:
            "every change leaves an event, files live beside the rows, and work that can wait survives a restart",
        events + blobs + jobs + values
    )

    /// Nothing refers to the tables of features: an event outlives what it tells about.
    private static let events = """
        CREATE TABLE events (
            id uuid PRIMARY KEY,
            at timestamptz NOT NULL,
            kind text NOT NULL CHECK (kind <> ''),
            actor uuid,
            object uuid,
            workspace uuid,
            detail jsonb NOT NULL
        );
        CREATE INDEX events_by_time ON events (at, id);
        CREATE INDEX events_by_kind ON events (kind, at, id);
        CREATE INDEX events_by_actor ON events (actor, at, id);
        CREATE INDEX events_by_object ON events (object, at, id);
        CREATE INDEX events_by_workspace ON events (workspace, at, id);

        """

    /// Chunks come before their blob, whose hash is known at the end; without a blob they are the rest of an
    /// upload.
    private static let blobs = """
        CREATE TABLE blobs (
            hash bytea PRIMARY KEY CHECK (length(hash) = 32),
            size bigint NOT NULL CHECK (size >= 0),
            storage uuid NOT NULL UNIQUE,
            created_at timestamptz NOT NULL,
            touched_at timestamptz NOT NULL
        );
        CREATE INDEX blobs_by_touch ON blobs (touched_at);
        CREATE TABLE blob_chunks (
            storage uuid NOT NULL,
            position bigint NOT NULL CHECK (position >= 0),
            written_at timestamptz NOT NULL,
            bytes bytea NOT NULL CHECK (length(bytes) BETWEEN 1 AND 262144),
            PRIMARY KEY (storage, position)
        );

        """

    /// A job is running while its lease lasts; that is no state of its own, because a killed node could not
    /// leave it.
    private static let jobs = """
        CREATE TABLE jobs (
            id uuid PRIMARY KEY,
            kind text NOT NULL CHECK (kind <> ''),
            payload jsonb NOT NULL,
            state text NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
            due_at timestamptz NOT NULL,
            attempts bigint NOT NULL CHECK (attempts >= 0),
            lease_owner text,
            lease_until timestamptz,
            last_error text,
            unique_key text,
            created_at timestamptz NOT NULL,
            finished_at timestamptz,
            CHECK ((lease_owner IS NULL) = (lease_until IS NULL)),
            CHECK (lease_owner IS NULL OR state = 'waiting'),
            CHECK ((finished_at IS NULL) = (state = 'waiting'))
        );
        CREATE INDEX jobs_due ON jobs (due_at, id) WHERE state = 'waiting';
        CREATE INDEX jobs_by_state ON jobs (state, finished_at);
        CREATE INDEX jobs_by_age ON jobs (created_at, id);
        CREATE UNIQUE INDEX jobs_unique ON jobs (kind, unique_key) WHERE state = 'waiting' AND attempts = 0;

        """

    private static let values = """
        CREATE TABLE secrets (
            name text PRIMARY KEY,
            bytes bytea NOT NULL CHECK (length(bytes) >= 32),
            created_at timestamptz NOT NULL
        );
        CREATE TABLE settings (
            key text PRIMARY KEY,
            value jsonb NOT NULL
        );
        """
}
