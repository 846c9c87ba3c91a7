import Access
import Accounts
import Pages
import Store

/// Reminds those who answer for a page that its check is due; once per date, in the mail that they get anyway.
struct Reminders: Sendable {
    let wiki: Wiki

    /// Looks through all pages and plans the next look, once for all nodes.
    func run() async throws {
        try await wiki.store.write { tx in
            let rows = try tx.rows(
                """
                SELECT id, COALESCE(owner, deputy) AS person, deputy FROM pages
                WHERE deleted_at IS NULL AND review_on < \(tx.now) AND reminded_at IS NULL
                    AND (owner IS NOT NULL OR deputy IS NOT NULL) ORDER BY review_on, id LIMIT 1000
                """
            )
            for row in rows {
                let page: ID<WikiPage> = try row.get("id")
                let people = [try row.get("person", as: ID<Person>?.self), try row.get("deputy")].compactMap {
                    $0
                }
                try Notices.tell(people, .reminded, on: page, by: nil, in: tx)
                try tx.run("UPDATE pages SET reminded_at = \(tx.now) WHERE id = \(page)")
            }
        }
        try await schedule()
    }

    /// The next look is tomorrow at five in Berlin.
    func schedule() async throws {
        try await wiki.store.write { tx in
            let today = CalendarDate(secondsSince1970: Int(tx.now.microseconds / 1_000_000)).wholeDay
            let next = CalendarDate(daysSince1970: today.daysSince1970 + 1).secondsSince1970 + 5 * 3600
            try tx.enqueue(
                .pageReminder,
                payload: [String: String](),
                due: Timestamp(seconds: next),
                unique: "reminders \(next)"
            )
        }
    }
}
