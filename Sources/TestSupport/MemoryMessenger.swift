package import Mail
import Synchronization

/// Mail that stays in memory, so that a test can read what was sent: `messenger.messages.last?.subject`.
package final class MemoryMessenger: Messenger {
    private let state = Mutex(State())

    private struct State {
        var messages: [Message] = []
        var failure: (any Error)?
    }

    package init() {}

    package var description: String { "Arbeitsspeicher" }

    /// What was sent, oldest first.
    package var messages: [Message] { state.withLock { $0.messages } }

    /// What was sent to one address, oldest first.
    package func messages(to address: String) -> [Message] {
        messages.filter { $0.to.address.description == address }
    }

    /// From now on every sending fails with this error; `nil` makes it work again.
    package func fail(with error: (any Error)?) { state.withLock { $0.failure = error } }

    package func send(_ message: Message) async throws {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            state.messages.append(message)
        }
    }
}
