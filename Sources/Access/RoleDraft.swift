import Store

/// A role as the editor's form gives it.
package struct RoleDraft: Sendable {
    package var title: String
    package var scope: Right.Scope
    package var rights: Set<Right>
    package var needsSecondFactor: Bool

    package init(title: String, scope: Right.Scope, rights: Set<Right>, needsSecondFactor: Bool = false) {
        self.title = title
        self.scope = scope
        self.rights = rights
        self.needsSecondFactor = needsSecondFactor
    }

    /// The clean title; throws what is wrong with the draft.
    func checkedTitle(_ scope: Right.Scope, except key: Role.Key?, in tx: Transaction) throws -> String {
        var checks = FieldChecks()
        let line = checks.line(title, "title", "Bezeichnung", upTo: 80, isRequired: true)
        let same: Role.Key? = try tx.value("SELECT key FROM roles WHERE title = \(line)")
        if let same, same != key {
            checks.note("title", "Eine Rolle mit dieser Bezeichnung gibt es schon. Wählen Sie eine andere.")
        }
        if rights.contains(where: { $0.scope != scope }) {
            checks.note(
                "rights",
                "Rechte der Plattform und Rechte eines Arbeitsraums gehören in getrennte Rollen."
            )
        }
        try checks.throwIfAny()
        return line
    }
}
