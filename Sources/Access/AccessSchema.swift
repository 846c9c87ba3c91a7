package import Store

/// The tables of people, sessions, links, rights and workspaces.
///
/// A person's row is never removed once she acted, so authorship stays ("ausgeschiedene Person"); everything
/// personal in it is. What would be a rule of Swift alone elsewhere is a CHECK or a partial unique index
/// here.
package enum AccessSchema {
    /// In order, appended to the program's one list.
    package static let migrations: [Migration] = [access, workspaceCare]

    /// What came when other features had their tables already; appended behind those.
    package static let later: [Migration] = [formerAddresses]

    static let formerAddresses = Migration(
        "former-workspace-addresses",
        why:
            "a workspace that gets another address is still found under the one that stands in mails and bookmarks",
        """
        CREATE TABLE workspace_addresses (
            slug text PRIMARY KEY CHECK (slug <> ''),
            workspace uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            until timestamptz NOT NULL
        );
        CREATE INDEX workspace_addresses_by_workspace ON workspace_addresses (workspace);
        """
    )

    static let access = Migration(
        "access",
        why: "people sign in, hold roles on the site and in workspaces, and every secret is kept hashed",
        people + rights + sessions + builtInRoles
    )

    static let workspaceCare = Migration(
        "workspace-care",
        why:
            "every workspace has somebody who answers for it, and a day on which somebody asks whether it is still needed",
        """
        ALTER TABLE workspaces ADD COLUMN owner uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE;
        ALTER TABLE workspaces ADD COLUMN review_at timestamptz;
        ALTER TABLE workspaces ADD COLUMN ends_at timestamptz;
        CREATE INDEX workspaces_by_owner ON workspaces (owner);
        CREATE INDEX workspaces_by_review ON workspaces (review_at);
        """
    )

    private static let people = """
        CREATE TABLE people (
            id uuid PRIMARY KEY,
            email text,
            email_folded text UNIQUE,
            name text NOT NULL,
            name_sort text NOT NULL,
            search text NOT NULL,
            search_shown text NOT NULL,
            organisation text NOT NULL,
            organisation_sort text NOT NULL,
            function text NOT NULL,
            note text NOT NULL,
            state text NOT NULL CHECK (state IN ('requested', 'invited', 'active', 'disabled', 'deleted')),
            password_hash text,
            password_changed_at timestamptz,
            totp_secret bytea,
            totp_confirmed_at timestamptz,
            totp_last_step bigint,
            created_at timestamptz NOT NULL,
            last_seen_at timestamptz,
            rights_changed_at timestamptz NOT NULL,
            deleted_at timestamptz,
            CHECK ((state = 'deleted') = (email IS NULL)),
            CHECK ((state = 'deleted') = (email_folded IS NULL)),
            CHECK ((state = 'deleted') = (deleted_at IS NOT NULL)),
            CHECK (state <> 'deleted' OR (password_hash IS NULL AND totp_secret IS NULL)),
            CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL)
        );
        CREATE INDEX people_by_name ON people (name_sort, id, state);
        CREATE INDEX people_by_state ON people (state, name_sort, id, last_seen_at, created_at);
        CREATE INDEX people_by_organisation ON people (organisation_sort, id, state);
        CREATE INDEX people_by_last_seen ON people (last_seen_at, id, state);
        CREATE INDEX people_by_created ON people (created_at, id, state);
        CREATE TABLE recovery_codes (
            code_hash bytea PRIMARY KEY,
            person uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            created_at timestamptz NOT NULL,
            used_at timestamptz
        );
        CREATE INDEX recovery_codes_by_person ON recovery_codes (person);

        """

    private static let rights = """
        CREATE TABLE workspaces (
            id uuid PRIMARY KEY,
            slug text NOT NULL UNIQUE,
            name text NOT NULL,
            name_sort text NOT NULL,
            purpose text NOT NULL,
            closed_reason text NOT NULL,
            visibility text NOT NULL CHECK (visibility IN ('members', 'family', 'open')),
            created_at timestamptz NOT NULL,
            CHECK (visibility <> 'members' OR closed_reason <> '')
        );
        CREATE TABLE roles (
            key text PRIMARY KEY,
            title text NOT NULL UNIQUE,
            scope text NOT NULL CHECK (scope IN ('site', 'workspace')),
            built_in boolean NOT NULL,
            needs_second_factor boolean NOT NULL,
            changed_at timestamptz
        );
        CREATE TABLE role_rights (
            role text NOT NULL REFERENCES roles (key) ON DELETE CASCADE DEFERRABLE,
            right_key text NOT NULL,
            PRIMARY KEY (role, right_key)
        );
        CREATE TABLE groups (
            id uuid PRIMARY KEY,
            name text NOT NULL,
            name_sort text NOT NULL UNIQUE,
            note text NOT NULL,
            created_at timestamptz NOT NULL
        );
        CREATE TABLE group_members (
            group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE DEFERRABLE,
            person uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            created_at timestamptz NOT NULL,
            PRIMARY KEY (group_id, person)
        );
        CREATE INDEX group_members_by_person ON group_members (person);
        CREATE TABLE grants (
            id uuid PRIMARY KEY,
            person uuid REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            group_id uuid REFERENCES groups (id) ON DELETE CASCADE DEFERRABLE,
            role text NOT NULL REFERENCES roles (key) ON DELETE RESTRICT DEFERRABLE,
            workspace uuid REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE,
            until timestamptz,
            created_at timestamptz NOT NULL,
            created_by uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE,
            CHECK ((person IS NULL) <> (group_id IS NULL))
        );
        CREATE UNIQUE INDEX grants_person_site ON grants (person, role) WHERE workspace IS NULL;
        CREATE UNIQUE INDEX grants_person_workspace ON grants (person, workspace, role) WHERE workspace IS NOT NULL;
        CREATE UNIQUE INDEX grants_group_site ON grants (group_id, role) WHERE workspace IS NULL;
        CREATE UNIQUE INDEX grants_group_workspace ON grants (group_id, workspace, role) WHERE workspace IS NOT NULL;
        CREATE INDEX grants_by_person ON grants (person);
        CREATE INDEX grants_by_group ON grants (group_id);
        CREATE INDEX grants_by_role ON grants (role, person);
        CREATE INDEX grants_by_workspace ON grants (workspace);
        CREATE INDEX grants_by_giver ON grants (created_by);

        """
}
