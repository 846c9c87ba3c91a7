package import Store

/// Which people a list shows and in what order.
package struct PeopleFilter: Sendable, Hashable {
    /// Words that must all occur in name, address, organisation or function.
    package var search = ""
    /// `nil`: everybody who has not left.
    package var state: PersonState?
    /// Holds the role today, directly or through a group.
    package var role: Role.Key?
    package var group: ID<Group>?
    /// Active and not seen for so many days.
    package var notSeenFor: Int?
    package var sort = PeopleSort.name
    package var descending = false

    package init(
        search: String = "",
        state: PersonState? = nil,
        role: Role.Key? = nil,
        group: ID<Group>? = nil,
        notSeenFor: Int? = nil,
        sort: PeopleSort = .name,
        descending: Bool = false
    ) {
        self.search = search
        self.state = state
        self.role = role
        self.group = group
        self.notSeenFor = notSeenFor
        self.sort = sort
        self.descending = descending
    }

    /// The filter without what would tell the reader more than she is shown.
    func limited(to audience: some Audience) -> PeopleFilter {
        guard !audience.may(.peopleManage) else { return self }
        var filter = self
        filter.notSeenFor = nil
        if !audience.may(.rolesManage) { (filter.role, filter.group) = (nil, nil) }
        if sort == .lastSeen || sort == .email { filter.sort = .name }
        return filter
    }

    func condition(at now: Timestamp, for audience: some Audience) -> SQL {
        var all: [SQL] = []
        if let state {
            all.append("people.state = \(state)")
        } else if notSeenFor == nil {
            all.append("people.state <> \(PersonState.deleted)")
        }
        all.append(Self.words(search, in: PersonRow.showsAddresses(to: audience) ? "search" : "search_shown"))
        if let role { all.append(Self.holds(role, at: now)) }
        if let group {
            all.append("people.id IN (SELECT person FROM group_members WHERE group_id = \(group))")
        }
        if let notSeenFor {
            let limit = now - .days(min(max(notSeenFor, 0), 100_000))
            all.append(
                """
                (people.state = \(PersonState.active) AND people.created_at < \(limit)
                    AND (people.last_seen_at IS NULL OR people.last_seen_at < \(limit)))
                """
            )
        }
        return all.joined(separator: " AND ")
    }

    /// Two sets of people rather than their union: PostgreSQL hashes each and walks the sorted people past
    /// them.
    private static func holds(_ role: Role.Key, at now: Timestamp) -> SQL {
        """
        (people.id IN (
            SELECT g.person FROM grants g
            WHERE g.role = \(role) AND g.person IS NOT NULL AND (g.until IS NULL OR g.until > \(now)))
        OR people.id IN (
            SELECT m.person FROM grants g JOIN group_members m ON m.group_id = g.group_id
            WHERE g.role = \(role) AND (g.until IS NULL OR g.until > \(now))))
        """
    }

    /// Every word must occur; the wildcards of LIKE are taken literally.
    package static func words(_ search: String, in column: SQL) -> SQL {
        let words = CleanText.searchKey(String(search.prefix(200))).split(whereSeparator: \.isWhitespace)
            .prefix(8)
        guard !words.isEmpty else { return "true" }
        return words.map { word -> SQL in
            let literal = word.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing(
                "_",
                with: "\\_"
            )
            return "\(sql: column) LIKE \("%" + literal + "%") ESCAPE '\\'"
        }.joined(separator: " AND ")
    }

    /// The id at the end makes the order total, so no row is on two pages.
    ///
    /// Where NULLs stand is said only where there are some: PostgreSQL takes no index for an order that says
    /// otherwise.
    var order: SQL {
        switch (sort, descending) {
        case (.name, false): "people.name_sort, people.id"
        case (.name, true): "people.name_sort DESC, people.id DESC"
        case (.organisation, false): "people.organisation_sort, people.id"
        case (.organisation, true): "people.organisation_sort DESC, people.id DESC"
        case (.email, false): "people.email_folded NULLS FIRST, people.id"
        case (.email, true): "people.email_folded DESC NULLS LAST, people.id DESC"
        case (.lastSeen, false): "people.last_seen_at NULLS FIRST, people.id"
        case (.lastSeen, true): "people.last_seen_at DESC NULLS LAST, people.id DESC"
        case (.created, false): "people.created_at, people.id"
        case (.created, true): "people.created_at DESC, people.id DESC"
        case (.state, false): "people.state, people.name_sort, people.id"
        case (.state, true): "people.state DESC, people.name_sort DESC, people.id DESC"
        }
    }
}

package enum PeopleSort: String, Sendable, Hashable, CaseIterable {
    case name, organisation, email, lastSeen = "last-seen", created, state
}
