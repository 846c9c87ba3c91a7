/// A sort of work that can wait: `JobKind("mail.invitation", "Einladung senden")`.
///
/// Two kinds are the same when their names are; the rest is how the runner treats them.
package struct JobKind: Sendable, Hashable {
    package let name: String
    /// German, for the list of jobs.
    package let title: String
    /// How often it is begun before it counts as failed; a node that dies in the middle counts too.
    package let maxAttempts: Int
    /// How long other nodes leave a job alone after the last sign of life.
    package let lease: Duration

    package init(_ name: String, _ title: String, maxAttempts: Int = 8, lease: Duration = .seconds(30)) {
        self.name = name
        self.title = title
        self.maxAttempts = max(1, maxAttempts)
        self.lease = lease
    }

    package static func == (left: JobKind, right: JobKind) -> Bool { left.name == right.name }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
