extension Event {
    /// A word of the vocabulary of events with its German title: `Kind("person.signed-in", "Angemeldet")`.
    ///
    /// Features declare theirs as static members. A kind read from the database has no title of its own; ask
    /// ``EventKinds``.
    package struct Kind: RawRepresentable, SQLValue, Hashable, Sendable {
        package let rawValue: String
        package let title: String

        package init(_ rawValue: String, _ title: String) {
            self.rawValue = rawValue
            self.title = title
        }

        package init(rawValue: String) {
            self.init(rawValue, rawValue)
        }

        package static func == (left: Kind, right: Kind) -> Bool { left.rawValue == right.rawValue }

        package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
    }
}

extension Event.Kind {
    package static let jobFailed = Event.Kind("job.failed", "Auftrag gescheitert")
    package static let jobRetried = Event.Kind("job.retried", "Auftrag erneut gestartet")
    package static let jobDeleted = Event.Kind("job.deleted", "Auftrag gelöscht")
    package static let settingChanged = Event.Kind("setting.changed", "Einstellung geändert")

    /// What the store itself records.
    package static let store = [jobFailed, jobRetried, jobDeleted, settingChanged]
}
