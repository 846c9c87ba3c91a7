package import Store

extension Person {
    /// Which rows of `people` somebody may see; the one predicate for lists and for single records.
    ///
    /// Those who manage people see all; those who decide about requests see these as well; the kommunale
    /// Familie sees its active members and, as authors, those who left; members of a workspace see each
    /// other.
    package static func visible(to audience: some Audience) -> SQL {
        if audience.may(.peopleManage) { return "true" }
        var ways: [SQL] = []
        if audience.may(.familyRead) {
            ways.append("people.state IN (\(PersonState.active), \(PersonState.deleted))")
        } else if let own = audience.ownID {
            ways.append("people.id = \(own)")
        }
        if audience.may(.peopleConfirm) {
            ways.append("people.state IN (\(PersonState.requested), \(PersonState.invited))")
        }
        if let places = audience.places(with: .workspaceRead), !places.isEmpty {
            ways.append(
                """
                (people.state = \(PersonState.active) AND people.id IN (
                    SELECT g.person FROM grants g WHERE g.person IS NOT NULL AND g.workspace IN \(list: places)
                    UNION SELECT m.person FROM grants g JOIN group_members m ON m.group_id = g.group_id
                    WHERE g.workspace IN \(list: places)))
                """
            )
        }
        guard !ways.isEmpty else { return "false" }
        return "(" + ways.joined(separator: " OR ") + ")"
    }
}
