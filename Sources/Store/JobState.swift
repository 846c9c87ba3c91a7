/// Where a job stands.
package enum JobState: String, Sendable, CaseIterable {
    case waiting, running, failed, done

    /// German, for lists and filters.
    package var title: String {
        switch self {
        case .waiting: "wartet"
        case .running: "läuft"
        case .failed: "gescheitert"
        case .done: "erledigt"
        }
    }

    /// Which rows are in this state at a moment; running is what holds a lease that lasts.
    func condition(_ now: Timestamp) -> SQL {
        switch self {
        case .waiting: "(state = 'waiting' AND (lease_until IS NULL OR lease_until <= \(now)))"
        case .running: "(state = 'waiting' AND lease_until > \(now))"
        case .failed: "state = 'failed'"
        case .done: "state = 'done'"
        }
    }
}
