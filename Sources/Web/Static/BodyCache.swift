import Synchronization

/// Bodies in memory, never more than a limit: what is asked for often stays, the rest makes room.
///
/// Eviction is the clock algorithm (second chance): a hit only sets a mark, a hand goes round and takes the first
/// body without one. Nearly as good as least-recently-used, without reordering on every request.
final class BodyCache: Sendable {
    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// How many bytes are held now.
    var size: Int { state.withLock { $0.size } }

    subscript(representation: Representation) -> ReadyBody? {
        state.withLock { state in
            guard let place = state.places[ObjectIdentifier(representation)] else { return nil }
            state.ring[place].isMarked = true
            return state.ring[place].body
        }
    }

    /// Keeps a body, if it is not so large that a handful of its kind would push all others out.
    func keep(_ body: ReadyBody, for representation: Representation) {
        let size = body.memory
        guard size <= limit / 8 else { return }
        state.withLock { state in
            guard state.places[ObjectIdentifier(representation)] == nil else { return }
            while state.size + size > limit { state.evictOne() }
            state.append(Slot(representation: representation, body: body, size: size))
        }
    }

    private struct Slot {
        /// Held strongly: its identity is the key, so it must not be given to another object.
        let representation: Representation
        let body: ReadyBody
        let size: Int
        var isMarked = false
    }

    private struct State {
        var ring: [Slot] = []
        var places: [ObjectIdentifier: Int] = [:]
        var hand = 0
        var size = 0

        mutating func append(_ slot: Slot) {
            places[ObjectIdentifier(slot.representation)] = ring.count
            ring.append(slot)
            size += slot.size
        }

        mutating func evictOne() {
            while ring[hand % ring.count].isMarked {
                ring[hand % ring.count].isMarked = false
                hand = (hand + 1) % ring.count
            }
            hand %= ring.count
            size -= ring[hand].size
            places[ObjectIdentifier(ring[hand].representation)] = nil
            // The last one moves into the gap, so that the ring stays without holes.
            let last = ring.removeLast()
            if hand < ring.count {
                ring[hand] = last
                places[ObjectIdentifier(last.representation)] = hand
            }
        }
    }
}
