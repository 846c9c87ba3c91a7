import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

extension SiteResponder {
    /// A file with status 200, 206, 304, 412 or 416; `nil` if it was removed since the snapshot was made.
    func send(_ file: SiteFile, for request: HTTPRequest) async throws -> Response? {
        let accepted = AcceptEncoding(request.headerFields[.acceptEncoding])
        switch try await store.find(file.representation(for: accepted), of: file) {
        case .gone: return nil
        case .ready(let ready):
            let full = FullAnswer(
                fields: ready.fields,
                tag: ready.tag,
                modified: ready.modified,
                size: ready.bytes.readableBytes
            )
            return conditional(full, request.headerFields) { part in
                let start = ready.bytes.readerIndex + part.lowerBound
                let slice = ready.bytes.getSlice(at: start, length: part.count)
                return ResponseBody(byteBuffer: slice ?? ready.bytes)
            }
        case .large(let open, let fields, let tag):
            let full = FullAnswer(
                fields: fields,
                tag: tag,
                modified: HTTPDate(seconds: open.stamp.modifiedSeconds),
                size: open.stamp.size
            )
            return conditional(full, request.headerFields) { LargeBody(file: open, part: $0).body }
        }
    }

    /// What would be sent without any condition.
    private struct FullAnswer {
        var fields: HTTPFields
        var tag: String
        var modified: HTTPDate
        var size: Int
    }

    /// Conditions first, then the range (RFC 9110, section 13.2.2).
    private func conditional(
        _ full: FullAnswer,
        _ request: HTTPFields,
        body: (Range<Int>) -> ResponseBody
    ) -> Response {
        switch Preconditions.verdict(request, tag: full.tag, modified: full.modified) {
        case .notModified:
            return Response(status: .notModified, headers: HeaderWriter.notModified(full.fields))
        case .failed: return message(.preconditionFailed)
        case .send: break
        }
        let fits = Preconditions.rangeStillFits(request, tag: full.tag, modified: full.modified)
        switch ByteRange(fits ? request[.range] : nil, size: full.size) {
        case .whole: return Response(status: .ok, headers: full.fields, body: body(0..<full.size))
        case .part(let part):
            var fields = full.fields
            fields[.contentLength] = String(part.count)
            fields[.contentRange] = ByteRange.contentRange(part, size: full.size)
            return Response(status: .partialContent, headers: fields, body: body(part))
        case .unsatisfiable:
            let size = ByteRange.contentRange(nil, size: full.size)
            return message(.rangeNotSatisfiable, adding: HTTPField(name: .contentRange, value: size))
        }
    }
}
