/// A format that may be attached to a page, named by its usual ending: `.jpeg`, `.docx`, `.csv`.
package enum MediaFormat: String, Sendable, Hashable, CaseIterable {
    case jpeg, png, gif, webp, avif, heic, svg
    case pdf
    case text, csv, markdown
    case docx, xlsx, pptx, odt, ods, odp
    case zip
    case mp4, mov, webm
    case mp3, m4a, ogg, wav, flac

    package var kind: MediaKind {
        switch self {
        case .jpeg, .png, .gif, .webp, .avif, .heic, .svg: .image
        case .pdf: .pdf
        case .text, .csv, .markdown: .text
        case .docx, .xlsx, .pptx, .odt, .ods, .odp: .office
        case .zip: .archive
        case .mp4, .mov, .webm: .video
        case .mp3, .m4a, .ogg, .wav, .flac: .audio
        }
    }

    /// Whether browsers may show it inside a page: its content was checked, and it runs nothing.
    package var isPreviewable: Bool { [.jpeg, .png, .gif, .webp, .pdf].contains(self) }

    /// Whether it may carry scripts that run with the rights of our pages: only ever to be downloaded.
    package var isActive: Bool { self == .svg }
}
