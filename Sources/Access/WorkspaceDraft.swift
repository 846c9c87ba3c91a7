package import Store

/// A workspace as its form gives it.
package struct WorkspaceDraft: Sendable {
    package var slug: String
    package var name: String
    package var purpose: String
    package var closedReason: String
    package var visibility: Workspace.Visibility
    package var owner: ID<Person>?
    package var reviewAt: Timestamp?
    package var endsAt: Timestamp?

    package init(
        slug: String,
        name: String,
        purpose: String,
        closedReason: String = "",
        visibility: Workspace.Visibility = .family,
        owner: ID<Person>? = nil,
        reviewAt: Timestamp? = nil,
        endsAt: Timestamp? = nil
    ) {
        self.slug = slug
        self.name = name
        self.purpose = purpose
        self.closedReason = closedReason
        self.visibility = visibility
        self.owner = owner
        self.reviewAt = reviewAt
        self.endsAt = endsAt
    }

    /// The draft with clean texts; throws what is wrong with it.
    func checked(except id: ID<Workspace>?, in tx: Transaction) throws -> WorkspaceDraft {
        var checks = FieldChecks()
        var draft = self
        draft.name = checks.line(name, "name", "Name", upTo: 120, isRequired: true)
        draft.purpose = checks.block(purpose, "purpose", "Zweck", upTo: 1000, isRequired: true)
        draft.closedReason = checks.block(
            closedReason,
            "closed-reason",
            "Grund der Geschlossenheit",
            upTo: 1000
        )
        draft.slug = slug.isEmpty ? Self.slug(of: draft.name) : slug
        if draft.name.isEmpty, slug.isEmpty {
            // Made from the name, whose absence is told already.
        } else if !Self.isSlug(draft.slug) {
            checks.note(
                "slug",
                "Die Kurzadresse besteht aus 2 bis 60 kleinen Buchstaben, Ziffern und Bindestrichen, zum Beispiel familie-kind."
            )
        } else {
            try draft.checkAddress(except: id, &checks, in: tx)
        }
        if visibility == .members, draft.closedReason.isEmpty, checks.problems.isEmpty {
            checks.note("closed-reason", "Nennen Sie den Grund, warum nur Mitglieder den Arbeitsraum sehen.")
        }
        try checks.throwIfAny()
        return draft
    }

    private func checkAddress(except id: ID<Workspace>?, _ checks: inout FieldChecks, in tx: Transaction)
        throws
    {
        let present: ID<Workspace>? = try tx.value("SELECT id FROM workspaces WHERE slug = \(slug)")
        if let present, present != id {
            checks.note(
                "slug",
                "Diese Kurzadresse hat schon ein anderer Arbeitsraum. Wählen Sie eine andere."
            )
        }
        let former: ID<Workspace>? = try tx.value(
            "SELECT workspace FROM workspace_addresses WHERE slug = \(slug)"
        )
        if let former, former != id {
            checks.note(
                "slug",
                "Unter dieser Kurzadresse war früher ein anderer Arbeitsraum zu finden, und Links führen noch dorthin. Wählen Sie eine andere."
            )
        }
    }

    static func isSlug(_ text: String) -> Bool {
        (2...60).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
            && !text.contains("--")
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 }
    }

    /// "Familie & Kind" becomes "familie-kind"; may be too short, then the form says so.
    static func slug(of name: String) -> String {
        let plain = name.lowercased().replacing("ä", with: "ae").replacing("ö", with: "oe").replacing(
            "ü",
            with: "ue"
        )
        let words = CleanText.sortKey(plain).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return String(words.joined(separator: "-").prefix(60))
    }
}
