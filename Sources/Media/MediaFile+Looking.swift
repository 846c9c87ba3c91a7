extension MediaFile {
    /// Gives the name an ending of the format when it has none that claims it, so that no system runs it.
    mutating func addEnding(_ ending: String?) {
        guard ending.flatMap(MediaFormat.claimed) == nil else { return }
        name = FileName.adding(format.endings[0], to: name)
        guard let ending else { return }
        notes.append("Die Endung „.\(ending)“ kennen wir nicht; die Datei heißt jetzt „\(name)“.")
    }

    /// Reads the format: cleans pictures, checks the rest.
    mutating func look() throws(MediaRefusal) {
        switch format {
        case .jpeg: take(try JPEGCleaner.clean(bytes))
        case .png: take(try PNGCleaner.clean(bytes))
        case .gif: take(try GIFCleaner.clean(bytes))
        case .webp: take(try WebPCleaner.clean(bytes))
        case .svg:
            (width, height) = SVGInspection.size(bytes).map { ($0.width, $0.height) } ?? (nil, nil)
            notes.append(SVGInspection.note)
        case .pdf: notes += try PDFInspection.inspect(bytes)
        case .text, .csv, .markdown: type += "; charset=" + (TextCharset.of(bytes) ?? .utf8).rawValue
        case .heic, .avif, .mp4, .mov, .m4a:
            try ISOMedia.check(bytes, format)
            notes.append(MediaFile.keepsMetadata)
        case .webm, .mp3, .ogg, .wav, .flac: notes.append(MediaFile.keepsMetadata)
        case .docx, .xlsx, .pptx, .odt, .ods, .odp, .zip: break
        }
    }

    private mutating func take(_ image: CleanImage) {
        bytes = image.bytes
        width = image.width
        height = image.height
        removed = Removal.words(image.removed)
        notes += image.notes
    }

    /// Refuses a file that other programs open as a PDF or a ZIP; looked for in what is left of it.
    ///
    /// PDF readers search the first 1024 bytes for "%PDF-" (Annex H of PDF 1.7, note 13). A text may say
    /// that: it is served as text/plain. A ZIP may hold a PDF unpacked as its first entry.
    func refuseSecondFormat() throws(MediaRefusal) {
        if kind != .text, kind != .archive, let at = bytes.offset(of: "%PDF-", within: 1024),
            at > 0 || format != .pdf
        {
            throw .twoFormats(format.title, MediaFormat.pdf.title)
        }
        let isZip = kind == .archive || kind == .office
        if !isZip, ZipEnd.isThere(bytes) { throw .twoFormats(format.title, MediaFormat.zip.title) }
    }

    static let keepsMetadata =
        "Angaben zu Ort, Zeit und Gerät entfernen wir bei diesem Format nicht. Prüfen Sie sie vor dem Hochladen."
}
