/// How much a writing transaction may notice of others.
package enum Isolation: Sendable {
    /// As if every transaction ran alone: what was read still holds at the end, else the work is done again.
    case serializable

    /// Each statement sees what is committed when it starts.
    ///
    /// For single statements on rows that everybody changes, such as counters, where starting again would never
    /// end. SQLite has one writer at a time and treats it as `serializable`.
    case statement
}

/// How a transaction is begun.
enum TransactionKind: Sendable {
    /// Sees one snapshot, changes nothing.
    case read
    case write(Isolation)
    /// Waits until no other node migrates, and takes the time it needs.
    case migrate
}
