package import Store

/// The tables of the wikis: pages with immutable revisions, and everything that hangs on them.
///
/// A page points at two of its revisions: `latest`, which members see, and `released`, which the public or the kommunale
/// Familie sees. Nothing ever changes a revision.
package enum WikiSchema {
    /// In order, appended to the program's one list.
    package static let migrations: [Migration] = [wiki]

    static let wiki = Migration(
        "wiki",
        why:
            "workspaces get pages whose revisions are kept for ever, with files, comments, drafts, watching and releases",
        pages + revisions + files + drafts + talk + watching + records + releases
    )

    /// A page in the bin keeps its address until another one takes it.
    ///
    /// Pages and revisions refer to each other, so some columns come after both tables are there.
    private static let pages = """
        CREATE TABLE pages (
            id uuid PRIMARY KEY,
            workspace uuid NOT NULL REFERENCES workspaces (id) ON DELETE RESTRICT DEFERRABLE,
            parent uuid REFERENCES pages (id) ON DELETE RESTRICT DEFERRABLE,
            position bigint NOT NULL,
            slug text NOT NULL CHECK (slug <> ''),
            title text NOT NULL CHECK (title <> ''),
            title_sort text NOT NULL,
            name_key text NOT NULL,
            type text NOT NULL,
            owner uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            deputy uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            review_on timestamptz,
            reminded_at timestamptz,
            created_at timestamptz NOT NULL,
            created_by uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            changed_at timestamptz NOT NULL,
            changed_by uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            deleted_at timestamptz,
            deleted_by uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            CHECK (parent IS NULL OR parent <> id)
        );
        CREATE UNIQUE INDEX pages_by_slug ON pages (workspace, slug) WHERE deleted_at IS NULL;
        CREATE INDEX pages_by_parent ON pages (parent, position);
        CREATE INDEX pages_by_workspace ON pages (workspace, deleted_at, parent, position);
        CREATE INDEX pages_by_name ON pages (workspace, name_key);
        CREATE INDEX pages_by_change ON pages (workspace, changed_at, id);
        CREATE INDEX pages_by_review ON pages (review_on);
        CREATE INDEX pages_by_owner ON pages (owner);
        CREATE INDEX pages_by_deputy ON pages (deputy);
        CREATE INDEX pages_by_creator ON pages (created_by);
        CREATE INDEX pages_by_changer ON pages (changed_by);
        CREATE INDEX pages_by_deleter ON pages (deleted_by);
        CREATE TABLE page_addresses (
            workspace uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            slug text NOT NULL,
            page uuid NOT NULL REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            since timestamptz NOT NULL,
            PRIMARY KEY (workspace, slug)
        );
        CREATE INDEX page_addresses_by_page ON page_addresses (page);
        CREATE TABLE page_trees (
            workspace uuid PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            version bigint NOT NULL
        );
        CREATE TABLE sections (
            id uuid PRIMARY KEY,
            workspace uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            page uuid NOT NULL UNIQUE REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            reason text NOT NULL CHECK (reason <> ''),
            created_at timestamptz NOT NULL,
            created_by uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE
        );
        CREATE INDEX sections_by_workspace ON sections (workspace);
        CREATE INDEX sections_by_creator ON sections (created_by);
        CREATE TABLE section_members (
            id uuid PRIMARY KEY,
            section uuid NOT NULL REFERENCES sections (id) ON DELETE CASCADE DEFERRABLE,
            person uuid REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            group_id uuid REFERENCES groups (id) ON DELETE CASCADE DEFERRABLE,
            created_at timestamptz NOT NULL,
            CHECK ((person IS NULL) <> (group_id IS NULL))
        );
        CREATE UNIQUE INDEX section_members_person ON section_members (person, section) WHERE person IS NOT NULL;
        CREATE UNIQUE INDEX section_members_group ON section_members (group_id, section) WHERE group_id IS NOT NULL;
        CREATE INDEX section_members_by_section ON section_members (section);
        ALTER TABLE pages ADD COLUMN section uuid REFERENCES sections (id) ON DELETE RESTRICT DEFERRABLE;
        CREATE INDEX pages_by_section ON pages (section) WHERE section IS NOT NULL;

        """

    /// `base` is what the author had before her eyes; `number` counts from 1 within a page.
    private static let revisions = """
        CREATE TABLE revisions (
            id uuid PRIMARY KEY,
            page uuid NOT NULL REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            number bigint NOT NULL CHECK (number >= 1),
            base uuid REFERENCES revisions (id) ON DELETE SET NULL DEFERRABLE,
            hash bytea NOT NULL CHECK (length(hash) = 32),
            author uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            at timestamptz NOT NULL,
            remark text NOT NULL,
            is_minor boolean NOT NULL,
            is_merge boolean NOT NULL,
            title text NOT NULL,
            type text NOT NULL,
            source text NOT NULL
        );
        ALTER TABLE pages ADD COLUMN latest uuid CHECK (latest IS NOT NULL) REFERENCES revisions (id) ON DELETE RESTRICT DEFERRABLE;
        ALTER TABLE pages ADD COLUMN released uuid REFERENCES revisions (id) ON DELETE RESTRICT DEFERRABLE;
        CREATE INDEX pages_by_latest ON pages (latest);
        CREATE INDEX pages_by_release ON pages (released);
        CREATE UNIQUE INDEX revisions_by_number ON revisions (page, number);
        CREATE INDEX revisions_by_base ON revisions (base);
        CREATE INDEX revisions_by_author ON revisions (author, at);
        CREATE TABLE page_links (
            page uuid NOT NULL REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            position bigint NOT NULL,
            target text NOT NULL,
            target_page uuid REFERENCES pages (id) ON DELETE SET NULL DEFERRABLE,
            wanted_workspace uuid REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            wanted_name text,
            PRIMARY KEY (page, position)
        );
        CREATE INDEX page_links_by_target ON page_links (target_page);
        CREATE INDEX page_links_by_wish ON page_links (wanted_workspace, wanted_name);

        """

    private static let files = """
        CREATE TABLE attachments (
            id uuid PRIMARY KEY,
            page uuid NOT NULL REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            name text NOT NULL CHECK (name <> ''),
            name_key text NOT NULL,
            created_at timestamptz NOT NULL
        );
        CREATE UNIQUE INDEX attachments_by_name ON attachments (page, name_key);
        CREATE TABLE attachment_versions (
            id uuid PRIMARY KEY,
            attachment uuid NOT NULL REFERENCES attachments (id) ON DELETE CASCADE DEFERRABLE,
            number bigint NOT NULL CHECK (number >= 1),
            hash bytea NOT NULL REFERENCES blobs (hash) DEFERRABLE,
            size bigint NOT NULL CHECK (size >= 0),
            media_type text NOT NULL,
            kind text NOT NULL,
            width bigint,
            height bigint,
            notes text NOT NULL,
            author uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            at timestamptz NOT NULL
        );
        CREATE UNIQUE INDEX attachment_versions_by_number ON attachment_versions (attachment, number);
        CREATE INDEX attachment_versions_by_hash ON attachment_versions (hash);
        CREATE INDEX attachment_versions_by_author ON attachment_versions (author);
        CREATE TABLE revision_files (
            revision uuid NOT NULL REFERENCES revisions (id) ON DELETE CASCADE DEFERRABLE,
            version uuid NOT NULL REFERENCES attachment_versions (id) ON DELETE CASCADE DEFERRABLE,
            PRIMARY KEY (revision, version)
        );
        CREATE INDEX revision_files_by_version ON revision_files (version);

        """

    /// What somebody typed and has not saved; `page` is missing for a page that does not exist yet.
    private static let drafts = """
        CREATE TABLE drafts (
            id uuid PRIMARY KEY,
            person uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            workspace uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            page uuid REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            base uuid REFERENCES revisions (id) ON DELETE SET NULL DEFERRABLE,
            title text NOT NULL,
            source text NOT NULL,
            remark text NOT NULL,
            changed_at timestamptz NOT NULL
        );
        CREATE UNIQUE INDEX drafts_by_page ON drafts (person, page) WHERE page IS NOT NULL;
        CREATE UNIQUE INDEX drafts_of_new ON drafts (person, workspace) WHERE page IS NULL;
        CREATE INDEX drafts_in_workspace ON drafts (workspace);
        CREATE INDEX drafts_on_page ON drafts (page);
        CREATE INDEX drafts_by_base ON drafts (base);
        CREATE TABLE presences (
            page uuid NOT NULL REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            person uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            seen_at timestamptz NOT NULL,
            PRIMARY KEY (page, person)
        );
        CREATE INDEX presences_by_person ON presences (person);
        CREATE INDEX presences_by_time ON presences (seen_at);

        """

    /// A record stands in all revisions from `first_revision` to `revision`.
    ///
    /// Numbers are counted apart, so that none is given twice, even when the page of the last one was erased.
    private static let records = """
        CREATE TABLE page_records (
            id uuid PRIMARY KEY,
            workspace uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            page uuid NOT NULL REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            first_revision uuid NOT NULL REFERENCES revisions (id) ON DELETE CASCADE DEFERRABLE,
            revision uuid NOT NULL REFERENCES revisions (id) ON DELETE CASCADE DEFERRABLE,
            kind text NOT NULL CHECK (kind IN ('decision', 'action')),
            year bigint NOT NULL,
            number bigint NOT NULL CHECK (number >= 1),
            position bigint NOT NULL,
            anchor text NOT NULL,
            content_key text NOT NULL,
            title text NOT NULL,
            text text NOT NULL,
            search text NOT NULL,
            committee text NOT NULL,
            result text NOT NULL,
            reference text NOT NULL,
            assignee text NOT NULL,
            person uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            due_on timestamptz,
            made_on timestamptz NOT NULL,
            done_at timestamptz,
            done_by uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            gone_at timestamptz
        );
        CREATE TABLE record_numbers (
            workspace uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            kind text NOT NULL CHECK (kind IN ('decision', 'action')),
            year bigint NOT NULL,
            last bigint NOT NULL CHECK (last >= 1),
            PRIMARY KEY (workspace, kind, year)
        );
        CREATE UNIQUE INDEX page_records_by_number ON page_records (workspace, kind, year, number);
        CREATE INDEX page_records_by_page ON page_records (page, position);
        CREATE INDEX page_records_by_person ON page_records (person, done_at, due_on);
        CREATE INDEX page_records_by_first ON page_records (first_revision);
        CREATE INDEX page_records_by_revision ON page_records (revision);
        CREATE INDEX page_records_by_doer ON page_records (done_by);

        """

    /// A row per page that is or was released; the public address belongs to one page at a time.
    private static let releases = """
        CREATE TABLE bundles (
            id uuid PRIMARY KEY,
            workspace uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            title text NOT NULL CHECK (title <> ''),
            note text NOT NULL,
            created_at timestamptz NOT NULL,
            created_by uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            released_at timestamptz
        );
        CREATE INDEX bundles_by_workspace ON bundles (workspace, created_at);
        CREATE INDEX bundles_by_creator ON bundles (created_by);
        CREATE TABLE bundle_pages (
            bundle uuid NOT NULL REFERENCES bundles (id) ON DELETE CASCADE DEFERRABLE,
            page uuid NOT NULL REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            revision uuid NOT NULL REFERENCES revisions (id) ON DELETE CASCADE DEFERRABLE,
            address text NOT NULL,
            visibility text NOT NULL CHECK (visibility IN ('public', 'family')),
            PRIMARY KEY (bundle, page)
        );
        CREATE INDEX bundle_pages_by_page ON bundle_pages (page);
        CREATE INDEX bundle_pages_by_revision ON bundle_pages (revision);
        CREATE TABLE releases (
            id uuid PRIMARY KEY,
            page uuid NOT NULL REFERENCES pages (id) ON DELETE CASCADE DEFERRABLE,
            revision uuid NOT NULL REFERENCES revisions (id) ON DELETE RESTRICT DEFERRABLE,
            bundle uuid REFERENCES bundles (id) ON DELETE SET NULL DEFERRABLE,
            address text NOT NULL,
            visibility text NOT NULL CHECK (visibility IN ('public', 'family')),
            reason text NOT NULL CHECK (reason <> ''),
            person uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            at timestamptz NOT NULL,
            ended_at timestamptz,
            withdrawn_at timestamptz,
            withdrawn_by uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            withdrawn_reason text,
            CHECK (withdrawn_at IS NULL OR ended_at IS NOT NULL),
            CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
        );
        CREATE TABLE gone_addresses (address text PRIMARY KEY);
        CREATE UNIQUE INDEX releases_in_force ON releases (page) WHERE ended_at IS NULL;
        CREATE UNIQUE INDEX releases_by_address ON releases (address) WHERE ended_at IS NULL AND visibility = 'public';
        CREATE INDEX releases_by_page ON releases (page, at);
        CREATE INDEX releases_by_revision ON releases (revision);
        CREATE INDEX releases_by_bundle ON releases (bundle);
        CREATE INDEX releases_by_person ON releases (person);
        CREATE INDEX releases_by_withdrawer ON releases (withdrawn_by);
        """
}
