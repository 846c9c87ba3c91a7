import Dispatch
import NIOCore
import Synchronization

/// Where a download is written to while it is made: `try sink.write(CSV.line(["Zeit", "Ereignis"]))`.
///
/// Writing waits until the client has taken what was written before, so a long export needs little memory, and it fails when the
/// client has gone. Inside of `store.read` it blocks the thread, which is meant for that; in asynchronous code the other `write`
/// is chosen by itself and blocks nothing.
package final class ByteSink: Sendable {
    /// What is handed on at once.
    static let piece = 64 * 1024

    private let queue = Mutex(ByteQueue())
    private let patience: Duration

    /// - Parameter patience: how long a thread waits for a client that takes nothing.
    init(patience: Duration = .seconds(30)) { self.patience = patience }

    /// The client has gone, or has taken nothing for too long.
    package struct ClientGone: Error {}

    /// Writes bytes; blocks the thread while the client is slow.
    ///
    /// - Throws: ``ClientGone``.
    package func write(_ bytes: some Collection<UInt8>) throws {
        let limit = Int(patience / .nanoseconds(1))
        guard var piece = try queue.withLock({ try $0.fill(bytes, upTo: Self.piece) }) else { return }
        while true {
            let gate = DispatchSemaphore(value: 0)
            guard let rest = try hand(piece, waiting: .thread(gate)) else { return }
            piece = rest
            guard gate.wait(timeout: .now() + .nanoseconds(limit)) == .success else {
                abandon()
                throw ClientGone()
            }
        }
    }

    package func write(_ text: String) throws { try write(text.utf8) }

    /// Writes bytes; suspends while the client is slow.
    ///
    /// - Throws: ``ClientGone``.
    package func write(_ bytes: some Collection<UInt8> & Sendable) async throws {
        guard let piece = try queue.withLock({ try $0.fill(bytes, upTo: Self.piece) }) else { return }
        var rest: ByteBuffer? = piece
        while let piece = rest {
            rest = nil
            let isFull = try await withCheckedThrowingContinuation {
                (gate: CheckedContinuation<Bool, any Error>) in
                do {
                    if try hand(piece, waiting: .task(gate)) == nil { gate.resume(returning: false) }
                } catch {
                    gate.resume(throwing: error)
                }
            }
            if isFull { rest = piece }
        }
    }

    package func write(_ text: String) async throws { try await write(Array(text.utf8)) }

    /// Ends the stream, well or with an error.
    func finish(_ error: (any Error)?) {
        queue.withLock { $0.finish(error) }?.resume()
    }

    /// The next piece; `nil` at the end.
    func next() async throws -> ByteBuffer? {
        try await withCheckedThrowingContinuation { reader in
            queue.withLock { $0.read(reader) }?.resume()
        }
    }

    /// Tells that a piece is on its way, so that the next may be made.
    func taken() { queue.withLock { $0.taken() }?.wake() }

    /// Nobody reads any more.
    func abandon() { queue.withLock { $0.abandon() }?.wake() }

    /// - Returns: the piece, when there is no room and `waiting` will be woken.
    private func hand(_ piece: ByteBuffer, waiting writer: ByteQueue.Writer) throws -> ByteBuffer? {
        let (isTaken, reader) = try queue.withLock { try $0.hand(piece, waiting: writer) }
        reader?.resume()
        return isTaken ? nil : piece
    }
}
