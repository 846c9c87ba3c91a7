import Dispatch
import NIOCore

/// The pieces of a download between the one who makes it and the one who sends it; at most two at a time.
struct ByteQueue {
    /// Who waits for room.
    enum Writer {
        case thread(DispatchSemaphore)
        case task(CheckedContinuation<Bool, any Error>)

        func wake() {
            switch self {
            case .thread(let gate): gate.signal()
            case .task(let gate): gate.resume(returning: true)
            }
        }
    }

    typealias Reader = CheckedContinuation<ByteBuffer?, any Error>

    /// A reader who has waited, with what it gets.
    struct Meeting {
        let reader: Reader
        let result: Result<ByteBuffer?, any Error>

        func resume() { reader.resume(with: result) }
    }

    private static let most = 2

    private var filling = ByteBuffer()
    private var ready: [ByteBuffer] = []
    /// Handed over and not yet on their way.
    private var outstanding = 0
    private var end: (any Error)??
    private var reader: Reader?
    private var writer: Writer?
    private var isAbandoned = false

    /// Adds bytes; a piece when that is full.
    mutating func fill(_ bytes: some Collection<UInt8>, upTo limit: Int) throws -> ByteBuffer? {
        if isAbandoned { throw ByteSink.ClientGone() }
        filling.writeBytes(bytes)
        return filling.readableBytes >= limit ? takeFilling() : nil
    }

    mutating func hand(_ piece: ByteBuffer, waiting writer: Writer) throws -> (isTaken: Bool, Meeting?) {
        if isAbandoned { throw ByteSink.ClientGone() }
        guard outstanding < Self.most else {
            self.writer = writer
            return (false, nil)
        }
        outstanding += 1
        ready.append(piece)
        return (true, meet())
    }

    mutating func finish(_ error: (any Error)?) -> Meeting? {
        end = .some(error)
        return meet()
    }

    mutating func read(_ reader: Reader) -> Meeting? {
        self.reader = reader
        return meet()
    }

    mutating func taken() -> Writer? {
        outstanding -= 1
        return takeWriter()
    }

    mutating func abandon() -> Writer? {
        isAbandoned = true
        return takeWriter()
    }

    private mutating func meet() -> Meeting? {
        guard let reader, let result = next() else { return nil }
        self.reader = nil
        return Meeting(reader: reader, result: result)
    }

    /// What a reader gets now; `nil` when it has to wait.
    private mutating func next() -> Result<ByteBuffer?, any Error>? {
        if !ready.isEmpty { return .success(ready.removeFirst()) }
        guard let end else { return nil }
        if let error = end { return .failure(error) }
        return .success(filling.readableBytes > 0 ? takeFilling() : nil)
    }

    private mutating func takeFilling() -> ByteBuffer {
        defer { filling = ByteBuffer() }
        return filling
    }

    private mutating func takeWriter() -> Writer? {
        defer { writer = nil }
        return writer
    }
}
