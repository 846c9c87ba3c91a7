import NIOCore

/// Runs the tasks of a connection on the event loop that reads and writes it.
///
/// Without it every request changes threads twice, from the loop to Swift's thread pool and back; on one core that
/// costs about a third of all requests per second.
final class EventLoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
