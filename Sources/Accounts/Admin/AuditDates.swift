import Store
import Web

/// "Von" and "Bis" of a filter, both days included; a date that cannot be read is an error and never no filter at all.
struct AuditDates: Sendable {
    let from: Timestamp?
    let until: Timestamp?
    private(set) var errors = FormErrors()

    init(from first: String, until last: String) {
        from = LastDay.start(of: first)
        until = LastDay.end(of: last)
        let message = "Geben Sie ein Datum an, zum Beispiel 31.12.2027."
        if from == nil, !first.isEmpty { errors.add("von", message) }
        if until == nil, !last.isEmpty { errors.add("bis", message) }
    }
}
