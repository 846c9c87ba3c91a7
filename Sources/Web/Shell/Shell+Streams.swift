import HTTPTypes
import Hummingbird
import Logging

extension Shell {
    /// Starts making a file and waits for its first piece, so that an early failure still gets an error page.
    func stream(
        _ type: DownloadType,
        _ produce: @escaping @Sendable (ByteSink) async throws -> Void,
        _ id: String
    ) async throws -> ResponseBody {
        let sink = ByteSink()
        let producer = Task {
            do {
                if type == .csv { try await sink.write(CSV.start) }
                try await produce(sink)
                sink.finish(nil)
            } catch {
                sink.finish(error)
            }
        }
        let first = try await sink.next()
        return ResponseBody { [self] writer in
            do {
                var next = first
                while let piece = next {
                    try await writer.write(piece)
                    sink.taken()
                    next = try await sink.next()
                }
            } catch {
                sink.abandon()
                producer.cancel()
                note(.warning, "download broke off", "\(error)", id)
                throw error
            }
            try await writer.finish(nil)
        }
    }
}
