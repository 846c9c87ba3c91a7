import Foundation
import Synchronization

/// Passes what a build says on to all open browser windows: `hub.publish(.reload(path: "/kontakt/"))`.
///
/// A window that was away for a moment (`Last-Event-ID`) gets what it missed; one that has never been here gets
/// the present problems, if there are any.
package final class PreviewHub: Sendable {
    private let state = Mutex(State())

    /// A hub without listeners and problems.
    package init() {}

    /// Sends an event to every open window.
    package func publish(_ event: PreviewEvent) {
        let (listeners, numbered) = state.withLock { state in (state.listeners.values, state.add(event)) }
        for listener in listeners { listener.yield(.event(numbered)) }
    }

    /// The problems of the last build, none if it was good.
    package var problems: [String] { state.withLock { $0.problems } }

    /// Events for one window, until it goes or ``finish()`` is called.
    func listen(after lastID: String?) -> AsyncStream<Message> {
        let (stream, listener) = AsyncStream.makeStream(
            of: Message.self,
            bufferingPolicy: .bufferingNewest(32)
        )
        let number = state.withLock { state -> Int? in
            for missed in state.missed(after: lastID) { listener.yield(.event(missed)) }
            return state.isOpen ? state.add(listener) : nil
        }
        guard let number else {
            listener.finish()
            return stream
        }
        listener.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    /// How many windows are listening.
    var listenerCount: Int { state.withLock { $0.listeners.count } }

    /// Sends a comment line, so that connections through proxies stay and closed ones are noticed.
    func keepAlive() {
        for listener in state.withLock({ $0.listeners.values }) { listener.yield(.keepAlive) }
    }

    /// Ends all streams; the server is going down.
    func finish() {
        let listeners = state.withLock { state in
            state.isOpen = false
            return state.listeners.values
        }
        for listener in listeners { listener.finish() }
    }

    enum Message: Sendable {
        case event(Numbered)
        case keepAlive
    }

    struct Numbered: Sendable {
        /// `<start of this server>-<counter>`: an id of an earlier run is recognised as such.
        var id: String
        var event: PreviewEvent
    }
}

extension PreviewHub {
    private struct State {
        var listeners: [Int: AsyncStream<Message>.Continuation] = [:]
        var nextListener = 0
        var recent: [Numbered] = []
        var count = 0
        var problems: [String] = []
        var isOpen = true
        let run = String(Int(Date().timeIntervalSince1970 * 1000), radix: 36)

        mutating func add(_ listener: AsyncStream<Message>.Continuation) -> Int {
            nextListener += 1
            listeners[nextListener] = listener
            return nextListener
        }

        mutating func add(_ event: PreviewEvent) -> Numbered {
            count += 1
            let numbered = Numbered(id: "\(run)-\(count)", event: event)
            recent = recent.suffix(31) + [numbered]
            if case .problems(let lines) = event { problems = lines } else { problems = [] }
            return numbered
        }

        func missed(after lastID: String?) -> [Numbered] {
            let present = Numbered(id: "\(run)-\(count)", event: .problems(problems))
            guard let lastID else { return problems.isEmpty ? [] : [present] }
            if lastID == present.id { return [] }
            if let seen = recent.firstIndex(where: { $0.id == lastID }) {
                return Array(recent[(seen + 1)...])
            }
            // Too long ago or another run of the server: anything may have changed.
            let reload = Numbered(id: present.id, event: .reload(path: nil))
            return problems.isEmpty ? [reload] : [reload, present]
        }
    }
}
