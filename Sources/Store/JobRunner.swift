package import Logging
import ServiceLifecycle

/// Does the work that waits in the database, on every node at once: each job is run by one of them.
///
/// It looks when something was enqueued in this process, when a job has ended, and every few seconds for what
/// fell due or what another node left behind. On graceful shutdown it begins nothing more and finishes what
/// runs.
package final class JobRunner: Service {
    package typealias Handler = @Sendable (Job) async throws -> Void

    let store: Store
    let handlers: [JobKind: Handler]
    /// The node and, after `#`, this very runner.
    let owner: String
    let logger: Logger
    let backoff: JobBackoff
    let sleep: @Sendable (Duration) async throws -> Void
    private let concurrency: Int
    private let pause: Duration

    /// - Parameters:
    ///   - node: the name of this machine as the list of jobs shows it.
    ///   - concurrency: how many jobs run at once.
    ///   - pause: how long it waits before it looks without having been called.
    ///   - sleep: how time passes; tests bring their own.
    package init(
        store: Store,
        handlers: [JobKind: Handler],
        node: String,
        concurrency: Int = 4,
        pause: Duration = .seconds(2),
        backoff: JobBackoff = JobBackoff(),
        logger: Logger,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.store = store
        self.handlers = handlers
        self.concurrency = max(1, concurrency)
        self.pause = pause
        self.backoff = backoff
        self.logger = logger
        self.sleep = sleep
        owner = "\(node.prefix { $0 != "#" })#\(ID<JobRunner>.make())"
    }

    /// Looks at once.
    package func wake() { store.jobSignal.ring() }

    /// Works until shutdown; on cancellation what runs is cancelled too and handed back.
    package func run() async throws {
        let bell = store.jobSignal.listen(as: self)
        defer { store.jobSignal.leave(self) }
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.ring(every: self.pause) }
                group.addTask { await self.work(whenever: bell) }
                // The bell ends with shutdown, the clock never by itself.
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            self.store.jobSignal.leave(self)
        }
    }

    private func work(whenever bell: AsyncStream<Void>) async {
        let slots = JobSlots(concurrency)
        await withDiscardingTaskGroup { group in
            await look(slots, &group)
            for await _ in bell { await look(slots, &group) }
        }
    }

    /// Begins as many due jobs as there is room for.
    private func look(_ slots: JobSlots, _ group: inout DiscardingTaskGroup) async {
        for lease in await claim(upTo: slots.free) {
            slots.take()
            group.addTask {
                await self.perform(lease)
                slots.giveBack()
                self.wake()
            }
        }
    }

    private func ring(every pause: Duration) async {
        var sweep = JobSweep()
        while !Task.isCancelled {
            await sweep.run(on: store, logger: logger)
            try? await sleep(pause)
            wake()
        }
    }
}
