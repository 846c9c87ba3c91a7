import Crypto
package import Store

/// The gate: every verb about accounts, sessions and rights, over one store.
///
/// Verbs are its methods, one behaviour per file. Each writes its event in the transaction of the change;
/// each refusal undoes the transaction and is recorded on its own, so "refused" always means "nothing
/// changed".
package struct Gate: Sendable {
    package let store: Store
    package let settings: AccessSettings
    /// What the features store about people; erasing and exporting a person goes through all of it.
    package let personalData: [PersonalData]
    let hasher: PasswordHasher
    /// Hides addresses and networks in the keys of rate limits; shared by all nodes.
    let key: SymmetricKey

    /// Opens the gate of a migrated store.
    package init(
        store: Store,
        settings: AccessSettings = AccessSettings(),
        personalData: [PersonalData] = PersonalData.access
    ) async throws {
        self.store = store
        self.settings = settings
        self.personalData = personalData
        hasher = PasswordHasher(
            cost: settings.hashCost,
            slots: settings.hashesAtOnce,
            queueLimit: settings.hashQueue
        )
        key = SymmetricKey(data: try await Secrets(store).key("access"))
    }
}

/// Input that a form has to show again; thrown inside a transaction to undo it.
package struct InvalidInput: Error {
    package let problems: [FieldProblem]

    package var messages: [String] { problems.map(\.message) }

    package init(problems: [FieldProblem]) { self.problems = problems }

    package init(_ field: String, _ message: String) { problems = [FieldProblem(field, message)] }
}

extension FieldChecks {
    package func throwIfAny() throws {
        if !problems.isEmpty { throw InvalidInput(problems: problems) }
    }
}

extension Gate {
    /// Runs a verb in one transaction and records what it was refused for.
    ///
    /// The body throws a `Reason` or `InvalidInput`; both undo everything it did.
    package func perform<Value: Sendable, Reason: Refusal>(
        _ verb: Event.Kind,
        refusedAs refusedKind: Event.Kind = .adminRefused,
        by actor: ID<Person>?,
        on object: ID<Any>? = nil,
        in workspace: ID<Workspace>? = nil,
        isolation: Isolation = .serializable,
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Outcome<Value, Reason> {
        do {
            return .done(try await store.write(isolation: isolation, body))
        } catch let invalid as InvalidInput {
            return .invalid(invalid.problems)
        } catch let reason as Reason {
            try await store.write { tx in
                let detail = ["verb": verb.rawValue, "reason": reason.code]
                try tx.note(refusedKind, by: actor, on: object, in: workspace, detail)
            }
            return .refused(reason)
        }
    }
}

/// The id of anything, as events name their object.
typealias AnyID = ID<Any>

extension Transaction {
    /// Records an event of this target.
    func note(
        _ kind: Event.Kind,
        by actor: ID<Person>?,
        on object: AnyID? = nil,
        in workspace: ID<Workspace>? = nil,
        _ detail: [String: String] = [:]
    ) throws {
        try record(Event(kind, by: actor, on: object, in: workspace, detail: detail))
    }
}
