import Access
import Store
import Theme
import Web

/// Tables of decisions and tasks, the same wherever they are shown.
enum RecordTables {
    static func decisions(
        _ records: [PageRecord],
        showsWorkspace: Bool,
        total: String? = nil,
        paging: Paging? = nil
    ) -> DataTableView {
        var columns = [
            ColumnView("Nummer"), ColumnView("Beschluss"), ColumnView("Gremium"), ColumnView("Vom"),
            ColumnView("Steht in"),
        ]
        if showsWorkspace { columns.append(ColumnView("Arbeitsraum")) }
        return DataTableView(
            caption: "Beschlüsse",
            columns: columns,
            rows: records.map { record in
                var cells: [ValueView] = [
                    .link(
                        record.label,
                        link(to: record),
                        note: record.reference.isEmpty ? nil : "im Text: \(record.reference)"
                    ),
                    .text(record.title.isEmpty ? short(record.text) : record.title, note: result(of: record)),
                    .text(record.committee), .time(Words.day(record.madeOn)), source(of: record),
                ]
                if showsWorkspace { cells.append(.text(record.workspaceName)) }
                return DataRowView(cells)
            },
            total: total,
            paging: paging,
            empty: EmptyView(
                "Noch steht kein Beschluss im Register.",
                hint: "Beschlüsse entstehen in Protokollen: ein Kasten, der mit [!BESCHLUSS] beginnt."
            )
        )
    }

    static func tasks(
        _ records: [PageRecord],
        in room: Room?,
        showsWorkspace: Bool,
        person: ID<Person>? = nil,
        now: Timestamp? = nil,
        total: String? = nil,
        paging: Paging? = nil
    ) -> DataTableView {
        var columns = [ColumnView("Aufgabe"), ColumnView("Wer"), ColumnView("Bis"), ColumnView("Steht in")]
        if showsWorkspace { columns.append(ColumnView("Arbeitsraum")) }
        columns += [ColumnView("Stand"), ColumnView("Abhaken", isQuiet: true)]
        let mayTick = room.map { $0.mayWrite && !$0.isReadOnly } ?? false
        return DataTableView(
            caption: "Aufgaben",
            columns: columns,
            rows: records.map { record in
                var cells: [ValueView] = [
                    .link(
                        record.title.isEmpty ? short(record.text) : record.title,
                        link(to: record),
                        note: "Aufgabe \(record.label)"
                    ),
                    .text(assignee(of: record)), record.dueOn.map { .time(Words.day($0)) } ?? .none,
                    source(of: record),
                ]
                if showsWorkspace { cells.append(.text(record.workspaceName)) }
                cells.append(.status(state(of: record, now: now)))
                let isOwn = person != nil && record.person == person
                cells.append(mayTick || isOwn ? .actions([tick(record, in: room)]) : .none)
                return DataRowView(cells)
            },
            total: total,
            paging: paging,
            empty: EmptyView(
                "Hier gibt es keine Aufgabe.",
                hint: "Aufgaben entstehen in Protokollen: ein Kasten, der mit [!AUFGABE] beginnt."
            )
        )
    }

    /// The name without the mark that makes it a mention.
    static func assignee(of record: PageRecord) -> String { String(record.assignee.trimmingPrefix("@")) }

    /// The tasks of one person where there is little room: what, where, until when.
    static func ownTasks(_ records: [PageRecord], mayTick: Bool, now: Timestamp) -> DataTableView {
        DataTableView(
            caption: "Offene Aufgaben",
            columns: [
                ColumnView("Aufgabe"), ColumnView("Bis"), ColumnView("Stand"),
                ColumnView("Abhaken", isQuiet: true),
            ],
            rows: records.map { record in
                DataRowView([
                    .link(
                        record.title.isEmpty ? short(record.text) : record.title,
                        link(to: record),
                        note: "Aufgabe \(record.label), \(record.workspaceName)"
                    ),
                    record.dueOn.map { .time(Words.day($0)) } ?? .none,
                    .status(state(of: record, now: now)),
                    mayTick ? .actions([tick(record, in: nil)]) : .none,
                ])
            },
            empty: EmptyView("Hier gibt es keine Aufgabe.")
        )
    }

    static func state(of record: PageRecord, now: Timestamp?) -> StatusView {
        if record.kind == .decision {
            return record.goneAt == nil
                ? StatusView("beschlossen", .good) : StatusView("nicht mehr im Text", .stopped)
        }
        if record.doneAt != nil { return StatusView("erledigt", .good) }
        if record.goneAt != nil { return StatusView("nicht mehr im Text", .stopped) }
        if let due = record.dueOn, let now, due < now - .seconds(86_400) {
            return StatusView("überfällig", .warning)
        }
        return StatusView("offen", .waiting)
    }

    private static func tick(_ record: PageRecord, in room: Room?) -> ActionView {
        let isDone = record.doneAt != nil
        return .post(
            isDone ? "Wieder öffnen" : "Erledigt",
            "/mein-bereich/aufgaben/\(record.id)/" + (isDone ? "oeffnen" : "erledigen"),
            fields: ["zurueck": room?.address.path("aufgaben/").text ?? "/mein-bereich/aufgaben/"],
            style: .plain,
            about: "Aufgabe \(record.label)"
        )
    }

    private static func link(to record: PageRecord) -> String { record.address.text + "#" + record.anchor }

    private static func source(of record: PageRecord) -> ValueView {
        .link(record.pageTitle, record.address.text, note: "Fassung \(record.revision)")
    }

    private static func result(of record: PageRecord) -> String? {
        if record.goneAt != nil { return "nicht mehr im Text" }
        return record.result.isEmpty ? nil : record.result
    }

    private static func short(_ text: String) -> String {
        text.count > 120 ? String(text.prefix(119)) + "…" : text
    }
}
