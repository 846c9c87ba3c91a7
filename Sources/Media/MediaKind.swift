/// What a file is to people: a picture, a document, a film; decides icon and list.
package enum MediaKind: String, Sendable, Hashable, CaseIterable {
    case image, pdf, text, office, archive, video, audio
}
