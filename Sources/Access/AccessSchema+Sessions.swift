extension AccessSchema {
    static let sessions = """
        CREATE TABLE sessions (
            id uuid PRIMARY KEY,
            token_hash bytea NOT NULL UNIQUE,
            previous_hash bytea,
            previous_until timestamptz,
            person uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            stage text NOT NULL CHECK (stage IN ('full', 'second-factor', 'enrolment')),
            device text NOT NULL,
            created_at timestamptz NOT NULL,
            rotated_at timestamptz NOT NULL,
            seen_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            flash jsonb,
            view_as uuid REFERENCES people (id) ON DELETE SET NULL DEFERRABLE
        );
        CREATE INDEX sessions_by_previous ON sessions (previous_hash);
        CREATE INDEX sessions_by_person ON sessions (person, created_at);
        CREATE INDEX sessions_by_seen ON sessions (seen_at, id);
        CREATE INDEX sessions_by_expiry ON sessions (expires_at);
        CREATE INDEX sessions_by_view ON sessions (view_as);
        CREATE TABLE links (
            id uuid PRIMARY KEY,
            purpose text NOT NULL CHECK (purpose IN ('invitation', 'reset', 'address', 'first-administrator')),
            person uuid REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            email text,
            token_hash bytea UNIQUE,
            created_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            used_at timestamptz,
            voided_at timestamptz,
            CHECK ((purpose = 'first-administrator') = (person IS NULL)),
            CHECK ((purpose = 'first-administrator') = (email IS NULL))
        );
        CREATE INDEX links_by_person ON links (person, purpose);
        CREATE INDEX links_by_expiry ON links (expires_at);
        CREATE TABLE known_networks (
            network_hash bytea PRIMARY KEY,
            person uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE DEFERRABLE,
            seen_at timestamptz NOT NULL
        );
        CREATE INDEX known_networks_by_person ON known_networks (person, seen_at);
        CREATE TABLE rate_limits (
            key_hash bytea PRIMARY KEY,
            busy_until bigint NOT NULL,
            next_cost bigint NOT NULL,
            refused bigint NOT NULL
        );
        CREATE INDEX rate_limits_by_time ON rate_limits (busy_until);

        """

    /// What `Role.builtIn` says at this migration; later changes to it need a migration of their own.
    static let builtInRoles = """
        INSERT INTO roles (key, title, scope, built_in, needs_second_factor) VALUES
            ('mitglied', 'Mitglied der kommunalen Familie', 'site', true, false),
            ('kontaktpflege', 'Kontaktpflege', 'site', true, false),
            ('rundmail-schreiben', 'Rundmail schreiben', 'site', true, false),
            ('rundmail-freigeben', 'Rundmail freigeben', 'site', true, false),
            ('rundmail-senden', 'Rundmail senden', 'site', true, false),
            ('redaktion', 'Redaktion', 'site', true, false),
            ('administration', 'Administration', 'site', true, false),
            ('lesen', 'Lesen', 'workspace', true, false),
            ('schreiben', 'Schreiben', 'workspace', true, false),
            ('koordination', 'Koordination', 'workspace', true, false);
        INSERT INTO role_rights (role, right_key) VALUES
            ('mitglied', 'family.read'),
            ('kontaktpflege', 'family.read'),
            ('kontaktpflege', 'contacts.manage'),
            ('kontaktpflege', 'contacts.export'),
            ('kontaktpflege', 'people.confirm'),
            ('rundmail-schreiben', 'family.read'),
            ('rundmail-schreiben', 'mailings.write'),
            ('rundmail-freigeben', 'family.read'),
            ('rundmail-freigeben', 'mailings.approve'),
            ('rundmail-senden', 'family.read'),
            ('rundmail-senden', 'mailings.send'),
            ('redaktion', 'family.read'),
            ('redaktion', 'site.edit'),
            ('lesen', 'workspace.read'),
            ('schreiben', 'workspace.read'),
            ('schreiben', 'workspace.write'),
            ('koordination', 'workspace.read'),
            ('koordination', 'workspace.write'),
            ('koordination', 'workspace.coordinate');

        """
}
