package import Access
package import Store

extension Wiki {
    /// A part of a register, the newest decisions first, tasks by the day on which they are due.
    package func records(
        _ filter: RecordFilter,
        page: PageRequest,
        for audience: some Audience
    ) async throws -> ResultPage<PageRecord> {
        try await store.read { reader in
            let condition = filter.condition(for: audience, at: reader.now)
            let total: Int =
                try reader.value("SELECT count(*) FROM \(sql: PageRecord.from) WHERE \(sql: condition)") ?? 0
            let rows: [PageRecord] = try reader.all(
                PageRecord.select(condition, rest: Self.order(filter.kind) + page.limit)
            )
            return page.result(rows, total: total)
        }
    }

    /// The years in which a register has entries, the newest first.
    package func recordYears(_ filter: RecordFilter, for audience: some Audience) async throws -> [Int] {
        try await store.read { reader in
            try reader.values(
                """
                SELECT DISTINCT r.year FROM \(sql: PageRecord.from)
                WHERE \(sql: filter.condition(for: audience, at: reader.now)) ORDER BY r.year DESC
                """
            )
        }
    }

    /// All records of a filter, for a file.
    package func allRecords(_ filter: RecordFilter, for audience: some Audience) async throws -> [PageRecord]
    {
        try await store.read { reader in
            let condition = filter.condition(for: audience, at: reader.now)
            return try reader.all(PageRecord.select(condition, rest: Self.order(filter.kind) + "LIMIT 50000"))
        }
    }

    private static func order(_ kind: PageRecord.Kind) -> SQL {
        switch kind {
        case .decision: "ORDER BY r.year DESC, r.number DESC, r.id"
        case .action: "ORDER BY (r.done_at IS NOT NULL), (r.due_on IS NULL), r.due_on, r.year, r.number, r.id"
        }
    }

    /// Ticks a task off, or opens it again; for the person whose task it is and for those who may write.
    package func setDone(_ isDone: Bool, _ task: ID<PageRecord>, by actor: Actor) async throws -> Outcome<
        PageRecord, WikiRefusal
    > {
        let kind: Event.Kind = isDone ? .taskDone : .taskReopened
        return try await gate.perform(kind, by: actor.person, on: task.retyped()) { tx in
            let acting = try Self.acting(actor, in: tx)
            let found: PageRecord? = try tx.first(
                PageRecord.select(
                    "r.id = \(task) AND r.kind = \(PageRecord.Kind.action) AND \(sql: PageRecord.visible(to: actor))",
                    rest: ""
                )
            )
            guard let found else { throw WikiRefusal.notFound }
            let place: ID<Workspace>? = try tx.value("SELECT workspace FROM pages WHERE id = \(found.page)")
            let isOwn = found.person != nil && found.person == acting.person
            guard isOwn || place.map({ acting.may(.workspaceWrite, in: $0) }) ?? false else {
                throw WikiRefusal.notFound
            }
            // A second time changes nothing, so it stays known who did it first.
            guard isDone == (found.doneAt == nil) else { return found }
            let (moment, person) = isDone ? (tx.now, acting.person) : (nil, nil)
            try tx.run("UPDATE page_records SET done_at = \(moment), done_by = \(person) WHERE id = \(task)")
            try tx.record(Event(kind, by: acting.person, on: task, in: place))
            return try tx.first(PageRecord.select("r.id = \(task)", rest: "")) ?? found
        }
    }

    static func acting(_ actor: Actor, in tx: Transaction) throws -> Acting {
        do {
            return try Acting(actor, in: tx)
        } catch AdminRefusal.readOnly {
            throw WikiRefusal.readOnly
        } catch is AdminRefusal {
            throw WikiRefusal.notFound
        }
    }
}
