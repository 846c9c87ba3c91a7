import HTTPTypes
import Hummingbird
import Logging

extension Shell {
    /// Starts making a file and waits for its first piece, so that an early failure still gets an error page.
    func stream(
        start: [UInt8] = [],
        length: Int? = nil,
        _ id: String,
        _ produce: @escaping @Sendable (ByteSink) async throws -> Void
    ) async throws -> ResponseBody {
        let sink = ByteSink()
        let producer = Task {
            do {
                if !start.isEmpty { try await sink.write(start) }
                try await produce(sink)
                sink.finish(nil)
            } catch {
                sink.finish(error)
            }
        }
        let making = Making(sink: sink, producer: producer)
        let first = try await sink.next()
        return ResponseBody(contentLength: length) { [self] writer in
            do {
                var next = first
                while let piece = next {
                    try await writer.write(piece)
                    making.sink.taken()
                    next = try await making.sink.next()
                }
            } catch {
                making.end()
                note(.warning, "download broke off", "\(error)", id)
                throw error
            }
            try await writer.finish(nil)
        }
    }

    /// Sends a file that somebody has uploaded; its head alone does not even read it.
    func send(_ file: ServedFile, _ request: IncomingRequest) async throws -> Response {
        let headers = fields.fields(for: file)
        guard !request.isHead else { return Response(status: .ok, headers: headers) }
        let body = try await stream(length: file.size, request.id, file.write)
        return Response(status: .ok, headers: headers, body: body)
    }
}

/// A file that is being made; it ends with the answer, also with one that never goes out because the client has gone.
private final class Making: Sendable {
    let sink: ByteSink
    private let producer: Task<Void, Never>

    init(sink: ByteSink, producer: Task<Void, Never>) {
        self.sink = sink
        self.producer = producer
    }

    deinit { end() }

    func end() {
        sink.abandon()
        producer.cancel()
    }
}
