import Synchronization

/// Wakes the runners of this process when there may be something to do.
///
/// Other nodes notice by looking now and then; this only saves the wait.
final class JobSignal: Sendable {
    private let listeners = Mutex<[ObjectIdentifier: AsyncStream<Void>.Continuation]>([:])

    /// One ring for any number that came while the listener was busy; a listener hears until it calls
    /// ``leave(_:)``.
    func listen(as listener: AnyObject) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        listeners.withLock { $0[ObjectIdentifier(listener)] = continuation }
        return stream
    }

    func ring() {
        for continuation in listeners.withLock({ Array($0.values) }) { continuation.yield() }
    }

    /// Ends the stream of a listener.
    func leave(_ listener: AnyObject) {
        listeners.withLock { $0.removeValue(forKey: ObjectIdentifier(listener)) }?.finish()
    }
}
