/// All kinds of events that the program knows, for titles and for the filter of the audit log.
package struct EventKinds: Sendable {
    /// In the order of their titles.
    package let all: [Event.Kind]
    private let byName: [String: Event.Kind]

    /// Of two kinds with one name the first counts; a test of the program finds such pairs.
    package init(_ kinds: [Event.Kind]) {
        byName = Dictionary(kinds.map { ($0.rawValue, $0) }) { first, _ in first }
        all = byName.values.sorted { ($0.title, $0.rawValue) < ($1.title, $1.rawValue) }
    }

    /// The kind of this name, such as one that a filter asks for.
    package func kind(_ name: String) -> Event.Kind? { byName[name] }

    /// The German title; the name itself for a kind that no feature declares any more.
    package func title(of kind: Event.Kind) -> String { byName[kind.rawValue]?.title ?? kind.rawValue }
}
