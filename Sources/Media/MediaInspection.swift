/// Decides about a file that somebody attaches: what it is, whether it is taken, what of it is kept.
///
/// By content, never by name; the name must only not contradict. Pure and linear in the size of the file.
package enum MediaInspection {
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - name: as the browser sent it, path and all.
    package static func inspect(_ bytes: [UInt8], name: String) -> Result<MediaFile, MediaRefusal> {
        Result { () throws(MediaRefusal) in
            guard !bytes.isEmpty else { throw .empty }
            let clean = FileName.clean(name)
            let ending = FileName.ending(of: clean)
            let content = Content.identify(bytes)
            try refuse(content, bytes, ending)
            let format = try NamedFormat.find(content, bytes, ending)
            var file = MediaFile(
                name: clean,
                format: format.format,
                type: format.format.mediaType,
                bytes: bytes,
                removed: [],
                notes: format.notes
            )
            file.addEnding(ending)
            try file.look()
            try file.refuseSecondFormat()
            return file
        }
    }

    /// What is never taken; with an innocent ending it is called a disguise.
    private static func refuse(_ content: Content, _ bytes: [UInt8], _ ending: String?) throws(MediaRefusal) {
        let claimed = ending.flatMap(MediaFormat.claimed)
        if claimed == .pdf, content.isVague, bytes.offset(of: "%PDF-", within: 1024) != nil {
            throw .twoFormats(content.title, MediaFormat.pdf.title)
        }
        if case .refused(let refusal) = content { throw named(refusal, content, ending) }
        if let ending, let refusal = RiskyEndings.refusal(ending) { throw refusal }
        if case .text(isMarkup: true) = content, claimed?.kind != .text {
            if let ending, claimed != nil { throw .disguised(ending: ending, content: content.title) }
            throw .webPage
        }
    }

    /// The refusal of a content, told with regard to the ending.
    private static func named(_ refusal: MediaRefusal, _ content: Content, _ ending: String?) -> MediaRefusal
    {
        guard let ending else { return refusal }
        let claimed = MediaFormat.claimed(by: ending)
        switch refusal {
        // MS-OFFCRYPTO, section 1.3: an encrypted .docx has the outside of an old .doc.
        case .oldOffice where claimed?.kind == .office: return .lockedOffice
        case .oldOffice, .unknown:
            if let risky = RiskyEndings.refusal(ending) { return risky }
        case .unsupported: return refusal
        default: break
        }
        return claimed == nil ? refusal : .disguised(ending: ending, content: content.title)
    }
}
