import Store

/// What a form says about a person before it is checked.
package struct PersonDraft: Sendable {
    package var email: String
    package var name: String
    package var organisation: String
    package var function: String

    package init(email: String, name: String, organisation: String = "", function: String = "") {
        self.email = email
        self.name = name
        self.organisation = organisation
        self.function = function
    }

    static let longestText = 120

    /// The same, cleaned; problems go to `checks`.
    func checked(_ checks: inout FieldChecks, _ settings: AccessSettings) -> CheckedPerson {
        CheckedPerson(
            email: checks.email(email, settings: settings)?.text ?? "",
            profile: Profile(name: name, organisation: organisation, function: function).checked(&checks)
        )
    }
}

/// What people may change about themselves without asking.
package struct Profile: Sendable, Hashable {
    package var name: String
    package var organisation: String
    package var function: String

    package init(name: String, organisation: String = "", function: String = "") {
        self.name = name
        self.organisation = organisation
        self.function = function
    }

    func checked(_ checks: inout FieldChecks) -> Profile {
        let limit = PersonDraft.longestText
        let checked = Profile(
            name: checks.line(name, "name", "Name", upTo: limit, isRequired: true),
            organisation: checks.line(organisation, "organisation", "Organisation", upTo: limit),
            function: checks.line(function, "function", "Funktion", upTo: limit)
        )
        if !checked.name.isEmpty, !CleanText.isReadable(checked.name) {
            checks.note("name", "In diesem Namen kann niemand etwas lesen. Geben Sie Vor- und Nachnamen an.")
        }
        if CleanText.searchKey(checked.name) == CleanText.searchKey(Person.deletedName) {
            checks.note(
                "name",
                "So heißen hier Personen, die ausgeschieden sind. Geben Sie Vor- und Nachnamen an."
            )
        }
        return checked
    }
}

/// A draft whose texts are clean, and the only way to write a row of `people`.
struct CheckedPerson: Sendable {
    var email: String
    var profile: Profile

    /// What a search looks through for those who see addresses.
    var search: String { searchShown + "\n" + CleanText.searchKey(email) }

    /// What it looks through for everybody else: only what they are shown, else a search would tell
    /// addresses.
    var searchShown: String {
        CleanText.searchKey([profile.name, profile.organisation, profile.function].joined(separator: "\n"))
    }

    func insert(state: PersonState, note: String = "", passwordHash: String? = nil, in tx: Transaction) throws
        -> ID<Person>
    {
        let id = ID<Person>.make(at: tx.now)
        try tx.run(
            """
            INSERT INTO people (id, email, email_folded, name, name_sort, search, search_shown, organisation,
                organisation_sort, function, note, state, password_hash, password_changed_at, created_at, rights_changed_at)
            VALUES (\(id), \(email), \(EmailAddress.fold(email)), \(profile.name),
                \(CleanText.sortKey(profile.name)), \(search), \(searchShown), \(profile.organisation),
                \(CleanText.sortKey(profile.organisation)), \(profile.function), \(note), \(state),
                \(passwordHash), \(passwordHash == nil ? nil : tx.now), \(tx.now), \(tx.now))
            """
        )
        return id
    }

    func update(_ id: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE people SET email = \(email), email_folded = \(EmailAddress.fold(email)), name = \(profile.name),
                name_sort = \(CleanText.sortKey(profile.name)), search = \(search),
                search_shown = \(searchShown), organisation = \(profile.organisation),
                organisation_sort = \(CleanText.sortKey(profile.organisation)), function = \(profile.function)
            WHERE id = \(id)
            """
        )
    }
}
