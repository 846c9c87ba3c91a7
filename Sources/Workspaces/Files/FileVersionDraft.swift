import Media
import Store

/// A file that was inspected and stored, before it belongs to a page.
struct FileVersionDraft: Sendable {
    var hash: BlobHash
    var size: Int
    var mediaType: String
    var kind: String
    var width: Int?
    var height: Int?
    var notes: String

    init(_ file: RevisionFile) {
        hash = file.hash
        size = file.size
        mediaType = file.mediaType
        kind = file.kind
        width = file.width
        height = file.height
        notes = file.notes
    }

    init(_ file: MediaFile, hash: BlobHash) {
        self.hash = hash
        size = file.bytes.count
        mediaType = file.type
        kind = file.kind.rawValue
        width = file.width
        height = file.height
        notes = file.notes.joined(separator: "\n")
    }
}
