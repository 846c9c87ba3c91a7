/// A file that somebody sent with a form: `try await blobs.put(file.content)`.
package struct UploadedFile: Sendable, Equatable {
    /// The name of the input.
    package let field: String
    /// For people to read: never empty, without folders, control characters or marks that turn text round.
    package let name: String
    /// A part of the whole body, so that nothing is copied; its indices do not begin at 0.
    package let bytes: ArraySlice<UInt8>
    /// The media type as the browser says it; look at the bytes before believing it.
    package let claimedType: String

    package var size: Int { bytes.count }

    /// The bytes a quarter of a megabyte at a time, as `Blobs.put` takes them.
    package var content: Pieces { Pieces(bytes: bytes) }

    package struct Pieces: AsyncSequence, Sendable {
        let bytes: ArraySlice<UInt8>

        package func makeAsyncIterator() -> Iterator { Iterator(rest: bytes) }

        package struct Iterator: AsyncIteratorProtocol {
            private static let piece = 256 * 1024

            var rest: ArraySlice<UInt8>

            package mutating func next() async -> [UInt8]? {
                guard !rest.isEmpty else { return nil }
                defer { rest = rest.dropFirst(Self.piece) }
                return Array(rest.prefix(Self.piece))
            }
        }
    }
}
