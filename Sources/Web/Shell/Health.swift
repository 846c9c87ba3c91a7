import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// What a load balancer asks: `/healthz` whether the process lives, `/readyz` whether it can answer people.
final class Health: Sendable {
    /// Whether the parts that answers need are there.
    typealias Probe = @Sendable () async throws -> Readiness

    enum Question: String {
        case alive = "/healthz"
        case ready = "/readyz"
    }

    private let probe: Probe
    private let deadlines: Deadlines
    private let fields: HTTPFields
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var last = Readiness.notReady("not asked yet")
        var askedAt: ContinuousClock.Instant?
        var running: Task<Readiness, Never>?
        var isStopping = false
    }

    /// Anybody may ask, so the database is asked for them at most once in this time.
    private static let keptFor: Duration = .seconds(1)
    private static let patience: Duration = .seconds(2)

    init(probe: @escaping Probe, deadlines: Deadlines, fields: HTTPFields, logger: Logger) {
        self.probe = probe
        self.deadlines = deadlines
        self.fields = fields
        self.logger = logger
    }

    /// From now on not ready: the server is going down.
    func stop() { state.withLock { $0.isStopping = true } }

    func answer(_ question: Question) async -> Response {
        let isGood = question == .alive ? true : await readiness() == .ready
        let body = ByteBuffer(string: isGood ? "ok\n" : "not ready\n")
        let status: HTTPResponse.Status = isGood ? .ok : .serviceUnavailable
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: body))
    }

    private func readiness() async -> Readiness {
        let (known, task) = state.withLock { state -> (Readiness?, Task<Readiness, Never>?) in
            if state.isStopping { return (.notReady("stopping"), nil) }
            if let asked = state.askedAt, .now - asked < Self.keptFor { return (state.last, nil) }
            if state.running == nil { state.running = Task { await ask() } }
            return (nil, state.running)
        }
        if let known { return known }
        return await task?.value ?? .notReady("not asked yet")
    }

    private func ask() async -> Readiness {
        let answer: Readiness
        do {
            answer = try await deadlines.limit(Self.patience, probe)
        } catch {
            answer = .notReady("\(error)")
        }
        let before = state.withLock { state in
            defer { (state.last, state.askedAt, state.running) = (answer, .now, nil) }
            return state.last
        }
        if case .notReady(let reason) = answer, answer != before {
            logger.warning("not ready", metadata: ["reason": "\(reason)"])
        }
        return answer
    }
}

/// Whether the program can answer people, or why not, in English.
package enum Readiness: Sendable, Equatable {
    case ready
    case notReady(String)
}
