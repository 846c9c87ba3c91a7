import Access
import Crypto
import Markup
import Pages
import Store

/// Decisions and tasks that stand in the text of a page, brought into the registers of its workspace.
///
/// A record keeps its number as long as it can be told which one it is, see ``RecordMatching``. One that is gone from the text
/// stays in the register as gone.
struct PageRecords {
    let page: ID<WikiPage>
    let workspace: ID<Workspace>
    let revision: ID<Revision>
    let read: ReadText

    func register(in tx: Transaction) throws {
        let blocks = read.rendered.records
        let known: [RecordMatching.Known] = try tx.all(
            """
            SELECT id, kind, position, content_key, reference, search, gone_at FROM page_records
            WHERE page = \(page) ORDER BY position, number
            """
        )
        guard !blocks.isEmpty || !known.isEmpty else { return }
        let found = blocks.map { block in
            RecordMatching.Block(
                kind: block.kind.rawValue,
                key: Self.key(block),
                reference: block.value("Nummer"),
                words: search(block)
            )
        }
        let pairs = RecordMatching.pairs(found, known)
        for (position, block) in blocks.enumerated() {
            try write(block, position + 1, pairs[position].map { known[$0] }, in: tx)
        }
        let kept = Set(pairs.compactMap { $0 })
        for (at, record) in known.enumerated() where !record.isGone && !kept.contains(at) {
            try tx.run("UPDATE page_records SET gone_at = \(tx.now) WHERE id = \(record.id)")
        }
    }

    private func committee(_ block: RecordBlock) -> String {
        block.value("Gremium").isEmpty ? read.text.page.fields["gremium"]?.text ?? "" : block.value("Gremium")
    }

    /// The words of a record, folded for searching.
    private func search(_ block: RecordBlock) -> String {
        CleanText.searchKey("\(block.title ?? "") \(block.text) \(committee(block))")
    }

    private func write(
        _ block: RecordBlock,
        _ position: Int,
        _ known: RecordMatching.Known?,
        in tx: Transaction
    ) throws {
        let title = block.title ?? ""
        let day = read.text.page.fields["datum"]?.date?.wholeDay
        let made = day.map { Timestamp(seconds: $0.secondsSince1970) } ?? tx.now
        let due = CalendarDate(block.value("Bis")).map { Timestamp(seconds: $0.wholeDay.secondsSince1970) }
        let (committee, search) = (committee(block), search(block))
        let person = try assignee(block.value("Wer"), in: tx)
        if let known {
            try tx.run(
                """
                UPDATE page_records SET revision = \(revision), position = \(position), anchor = \(block.id),
                    content_key = \(Self.key(block)), title = \(title), text = \(block.text), search = \(search),
                    committee = \(committee), result = \(block.value("Ergebnis")), reference = \(block.value("Nummer")),
                    assignee = \(block.value("Wer")), person = \(person), due_on = \(due), made_on = \(made), gone_at = NULL
                WHERE id = \(known.id)
                """
            )
            return
        }
        let year = day?.year ?? CalendarDate(secondsSince1970: Int(tx.now.microseconds / 1_000_000)).year
        let number = try nextNumber(of: block.kind, in: year, tx)
        try tx.run(
            """
            INSERT INTO page_records (id, workspace, page, first_revision, revision, kind, year, number, position, anchor,
                content_key, title, text, search, committee, result, reference, assignee, person, due_on, made_on)
            VALUES (\(ID<PageRecord>.make(at: tx.now)), \(workspace), \(page), \(revision), \(revision),
                \(block.kind.rawValue), \(year), \(number), \(position), \(block.id), \(Self.key(block)), \(title),
                \(block.text), \(search), \(committee), \(block.value("Ergebnis")), \(block.value("Nummer")),
                \(block.value("Wer")), \(person), \(due), \(made))
            """
        )
    }

    private func nextNumber(of kind: RecordBlock.Kind, in year: Int, _ tx: Transaction) throws -> Int {
        try tx.run(
            """
            INSERT INTO record_numbers (workspace, kind, year, last) VALUES (\(workspace), \(kind.rawValue), \(year), 1)
            ON CONFLICT (workspace, kind, year) DO UPDATE SET last = record_numbers.last + 1
            """
        )
        return try tx.value(
            """
            SELECT last FROM record_numbers
            WHERE workspace = \(workspace) AND kind = \(kind.rawValue) AND year = \(year)
            """
        ) ?? 1
    }

    /// The member of the workspace whom "Wer: @Anna Beispiel" means, if exactly one has the name.
    private func assignee(_ text: String, in tx: Transaction) throws -> ID<Person>? {
        let name = text.hasPrefix("@") ? String(text.dropFirst()) : text
        guard !name.isEmpty else { return nil }
        let found: [ID<Person>] = try tx.values(
            """
            SELECT p.id FROM people p WHERE p.state = \(PersonState.active) AND p.name_sort = \(CleanText.sortKey(name))
                AND p.id IN (\(sql: Membership.people(of: workspace, at: tx.now))) LIMIT 2
            """
        )
        return found.count == 1 ? found[0] : nil
    }

    /// What tells records of one page apart: the first bytes of SHA-256 over kind and words.
    private static func key(_ block: RecordBlock) -> String {
        let words = "\(block.kind.rawValue)\n\(block.title ?? "")\n\(block.text)"
        return SHA256.hash(data: Array(words.utf8)).prefix(12).map { String($0, radix: 16) }.joined(
            separator: "-"
        )
    }
}

extension RecordBlock {
    /// The value of a line such as `Wer: Geschäftsstelle`; "" when it is missing.
    func value(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }
}

/// Who works in a workspace.
enum Membership {
    /// Keys of all people with a role in a workspace today, their own or through a group.
    static func people(of workspace: ID<Workspace>, at now: Timestamp) -> SQL {
        """
        SELECT g.person FROM grants g WHERE g.person IS NOT NULL AND g.workspace = \(workspace)
            AND (g.until IS NULL OR g.until > \(now))
        UNION SELECT m.person FROM grants g JOIN group_members m ON m.group_id = g.group_id
        WHERE g.workspace = \(workspace) AND (g.until IS NULL OR g.until > \(now))
        """
    }
}
