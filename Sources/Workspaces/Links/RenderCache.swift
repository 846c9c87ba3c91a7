import Markup
import Store
import Synchronization

/// HTML of revisions that were shown lately: the text never changes, so only what its links mean can make another one.
///
/// Holds no more than a few megabytes; half of it goes when it is full.
final class RenderCache: Sendable {
    struct Key: Hashable, Sendable {
        let revision: ID<Revision>
        let links: Int
        /// Which build of the public site the links to it were looked up in.
        let site: Int
    }

    private struct State {
        var entries: [Key: RenderedMarkup] = [:]
        var order: [Key] = []
        var size = 0
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int = 24 * 1024 * 1024) { self.limit = limit }

    func known(_ key: Key) -> RenderedMarkup? { state.withLock { $0.entries[key] } }

    func rendered(_ key: Key, _ make: () throws -> RenderedMarkup) rethrows -> RenderedMarkup {
        if let known = known(key) { return known }
        let fresh = try make()
        state.withLock { state in
            guard state.entries[key] == nil else { return }
            state.entries[key] = fresh
            state.order.append(key)
            state.size += fresh.html.count + 2000
            guard state.size > limit else { return }
            let old = state.order.prefix(state.order.count / 2)
            for key in old {
                if let gone = state.entries.removeValue(forKey: key) { state.size -= gone.html.count + 2000 }
            }
            state.order.removeFirst(old.count)
        }
        return fresh
    }
}
