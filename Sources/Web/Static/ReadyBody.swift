import HTTPTypes
import NIOCore
import Synchronization

/// A representation that can be sent at once: its bytes in memory and its header fields, worked out beforehand.
final class ReadyBody: Sendable {
    let bytes: ByteBuffer
    let fields: HTTPFields
    let tag: String
    let modified: HTTPDate
    private let message: Mutex<(second: Int, text: ByteBuffer)>

    init(bytes: ByteBuffer, fields: HTTPFields, tag: String, modified: HTTPDate) {
        self.bytes = bytes
        self.fields = fields
        self.tag = tag
        self.modified = modified
        message = Mutex((0, ByteBuffer()))
    }

    /// Status line, fields and body with status 200, as they go over the wire (RFC 9112, section 2.1).
    ///
    /// All answers of one second share these bytes (`ByteBuffer` copies on write); only `Date` changes.
    func message(at now: HTTPDate) -> ByteBuffer {
        message.withLock { message in
            if message.second != now.seconds {
                message = (now.seconds, written(at: now))
            }
            return message.text
        }
    }

    /// What a message takes in memory: its own bytes and the ready copy.
    var memory: Int { 2 * bytes.readableBytes + 4096 }

    private func written(at now: HTTPDate) -> ByteBuffer {
        var text = ByteBuffer()
        text.reserveCapacity(bytes.readableBytes + 2048)
        text.writeString("HTTP/1.1 200 OK\r\n")
        for field in fields { text.writeString("\(field.name.rawName): \(field.value)\r\n") }
        text.writeString("Date: \(now.text)\r\n\r\n")
        text.writeImmutableBuffer(bytes)
        return text
    }
}
