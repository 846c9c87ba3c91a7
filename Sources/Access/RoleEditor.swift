import Store

extension Gate {
    /// Adds a role; its rights must be among those of the one who adds it.
    package func createRole(_ draft: RoleDraft, by actor: Actor) async throws -> Outcome<
        Role.Key, AdminRefusal
    > {
        try await perform(.roleCreated, by: actor.person) { tx in
            let acting = try Acting(actor, needsOneOf: [.rolesManage], in: tx)
            let title = try draft.checkedTitle(draft.scope, except: nil, in: tx)
            guard try acting.lasting(to: nil, in: tx).coversAnywhere(draft.rights) else {
                throw AdminRefusal.higherRights
            }
            let key = Role.Key(rawValue: "rolle-" + ID<Role>.make(at: tx.now).description)
            try tx.run(
                """
                INSERT INTO roles (key, title, scope, built_in, needs_second_factor, changed_at)
                VALUES (\(key), \(title), \(draft.scope), false, \(draft.needsSecondFactor), \(tx.now))
                """
            )
            try Role.write(draft.rights, of: key, in: tx)
            try tx.note(.roleCreated, by: acting.person, ["role": key.rawValue])
            return key
        }
    }

    /// Changes title, rights and whether a second factor is needed; titles of built-in roles stay,
    /// Administration keeps all rights.
    package func editRole(_ key: Role.Key, _ draft: RoleDraft, by actor: Actor) async throws -> Outcome<
        Done, AdminRefusal
    > {
        try await perform(.roleEdited, by: actor.person) { tx in
            let acting = try Acting(actor, needsOneOf: [.rolesManage], in: tx)
            guard let role = try Role.find(key, in: tx) else { throw AdminRefusal.notFound }
            let title = role.isBuiltIn ? role.title : try draft.checkedTitle(role.scope, except: key, in: tx)
            let rights =
                role.key == .administration ? role.rights : draft.rights.filter { $0.scope == role.scope }
            // Both: a right one does not have can neither be added nor taken from others.
            let all = role.rights.union(rights)
            guard try acting.lasting(to: nil, in: tx).coversAnywhere(all) else {
                throw AdminRefusal.higherRights
            }
            try tx.run(
                """
                UPDATE roles SET title = \(title), needs_second_factor = \(draft.needsSecondFactor),
                    changed_at = \(tx.now)
                WHERE key = \(key)
                """
            )
            if role.key != .administration { try Role.write(rights, of: key, in: tx) }
            try tx.note(.roleEdited, by: acting.person, ["role": key.rawValue, "rights": Role.list(rights)])
            return Done()
        }
    }

    /// Removes a role that nobody has.
    package func deleteRole(_ key: Role.Key, by actor: Actor) async throws -> Outcome<Done, AdminRefusal> {
        try await perform(.roleDeleted, by: actor.person) { tx in
            let acting = try Acting(actor, needsOneOf: [.rolesManage], in: tx)
            guard let role = try Role.find(key, in: tx) else { throw AdminRefusal.notFound }
            guard !role.isBuiltIn else { throw AdminRefusal.wrongState }
            guard acting.coversAnywhere(role.rights) else { throw AdminRefusal.higherRights }
            let isUsed = try tx.value("SELECT 1 FROM grants WHERE role = \(key)", as: Int64.self) != nil
            guard !isUsed else { throw AdminRefusal.inUse }
            try tx.run("DELETE FROM roles WHERE key = \(key)")
            try tx.note(.roleDeleted, by: acting.person, ["role": key.rawValue])
            return Done()
        }
    }
}

extension Role {
    fileprivate static func write(_ rights: Set<Right>, of key: Key, in tx: Transaction) throws {
        try tx.run("DELETE FROM role_rights WHERE role = \(key)")
        for right in rights.sorted(by: { $0.rawValue < $1.rawValue }) {
            try tx.run("INSERT INTO role_rights (role, right_key) VALUES (\(key), \(right))")
        }
    }

    fileprivate static func list(_ rights: Set<Right>) -> String {
        rights.map(\.rawValue).sorted().joined(separator: " ")
    }
}

extension Acting {
    /// Whether the actor could give these rights wherever they count; those of workspaces need
    /// `workspaces.manage`.
    fileprivate func coversAnywhere(_ rights: Set<Right>) -> Bool {
        covers(rights) && (rights.allSatisfy { $0.scope == .site } || may(.workspacesManage))
    }
}
