extension MediaFormat {
    /// The media type as registered with IANA, without parameters.
    ///
    /// CSV and Markdown are `text/plain` as well: with `X-Content-Type-Options: nosniff` no browser takes
    /// that for anything to run, whatever the text says (WHATWG MIME Sniffing, section 7).
    package var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .avif: "image/avif"
        case .heic: "image/heic"
        case .svg: "image/svg+xml"
        case .pdf: "application/pdf"
        case .text, .csv, .markdown: "text/plain"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .odp: "application/vnd.oasis.opendocument.presentation"
        case .zip: "application/zip"
        case .mp4: "video/mp4"
        case .mov: "video/quicktime"
        case .webm: "video/webm"
        case .mp3: "audio/mpeg"
        case .m4a: "audio/mp4"
        case .ogg: "audio/ogg"
        case .wav: "audio/wav"
        case .flac: "audio/flac"
        }
    }

    /// What people call it: "JPEG-Bild".
    package var title: String {
        switch self {
        case .jpeg, .png, .gif, .webp, .avif, .heic: "\(rawValue.uppercasedFormat)-Bild"
        case .svg: "SVG-Grafik"
        case .pdf: "PDF-Dokument"
        case .text: "Text"
        case .csv: "CSV-Tabelle"
        case .markdown: "Markdown-Text"
        case .docx: "Word-Dokument"
        case .xlsx: "Excel-Tabelle"
        case .pptx: "PowerPoint-Präsentation"
        case .odt: "OpenDocument-Text"
        case .ods: "OpenDocument-Tabelle"
        case .odp: "OpenDocument-Präsentation"
        case .zip: "ZIP-Archiv"
        case .mp4, .mov, .webm: "\(rawValue.uppercasedFormat)-Video"
        case .mp3, .m4a, .ogg, .wav, .flac: "\(rawValue.uppercasedFormat)-Tonaufnahme"
        }
    }
}

extension String {
    fileprivate var uppercasedFormat: String {
        switch self {
        case "webp": "WebP"
        case "webm": "WebM"
        case "ogg": "Ogg"
        default: uppercased()
        }
    }
}
