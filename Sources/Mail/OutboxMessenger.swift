import Dispatch

/// Mail as files: each message becomes `var/outbox/20261124T020128Z-0193….eml` for a person or program to fetch.
///
/// It stands in until a relay is set. The files hold links that sign people in, so only the program's own
/// account may read them.
package struct OutboxMessenger: Messenger {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    package var description: String { "Ausgangsordner \(folder)" }

    package func send(_ message: Message) async throws {
        let path = "\(folder)/\(message.date.basic)-\(message.id.local).eml"
        let bytes = message.bytes
        let folder = folder
        // Waiting for the disk would hold up one of the few threads that answer requests.
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(
                    with: Result {
                        try PrivateFile.makeFolder(folder)
                        try PrivateFile.write(bytes, to: path)
                    }
                )
            }
        }
    }
}
