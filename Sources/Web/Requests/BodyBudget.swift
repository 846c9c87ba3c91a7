import NIOCore
import Synchronization

/// How much of request bodies may be in memory at once, over all connections.
///
/// Without it a few thousand slow clients, each within its own limit, could fill the memory together.
final class BodyBudget: Sendable {
    private let limit: Int
    private let held = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    /// Takes a whole body into memory, for as long as `use` runs.
    ///
    /// - Parameter keeps: whether the bytes are wanted; others are read and dropped, so that the client gets to its answer.
    /// - Throws: ``RequestProblem`` when it is larger than expected (413), comes too slowly (408), ends too early (400), or when
    ///   there is no room now (503).
    func collect<Value>(
        _ body: some AsyncSequence<ByteBuffer, any Error>,
        _ expected: ExpectedBody,
        keeps: Bool = true,
        _ use: ([UInt8]) async throws -> Value
    ) async throws -> Value {
        var bytes: [UInt8] = []
        defer { held.subtract(bytes.count, ordering: .relaxed) }
        // Memory that is only promised costs nothing until bytes are written to it.
        if keeps, let length = expected.length { bytes.reserveCapacity(min(length, expected.limit)) }
        var count = 0
        do {
            for try await part in body {
                count += part.readableBytes
                guard count <= expected.limit else { throw expected.tooLarge }
                guard keeps else { continue }
                let (_, now) = held.add(part.readableBytes, ordering: .relaxed)
                bytes += part.readableBytesView
                if now > limit {
                    throw RequestProblem(.unavailable, retryAfter: 5, reason: "bodies fill the memory")
                        .closing()
                }
            }
        } catch is SlowRequest {
            throw RequestProblem(.timeout, reason: "body too slow").closing()
        } catch let problem as RequestProblem {
            throw problem
        } catch {
            throw RequestProblem.badRequest("body ends too early").closing()
        }
        return try await use(bytes)
    }
}

/// A request did not arrive within the time for it.
struct SlowRequest: Error {}
