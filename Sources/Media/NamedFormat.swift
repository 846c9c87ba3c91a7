/// The format of a content together with its name: text with the ending "csv" is a CSV table.
struct NamedFormat {
    var format: MediaFormat
    var notes: [String] = []

    /// - Throws: when the ending claims a format that the content is not. Endings that claim nothing are fine.
    static func find(_ content: Content, _ bytes: [UInt8], _ ending: String?) throws(MediaRefusal)
        -> NamedFormat
    {
        let claimed = ending.flatMap(MediaFormat.claimed)
        let found = try find(content, bytes, claimed)
        if let ending, let claimed, claimed != found.format {
            throw .disguised(ending: ending, content: found.format.title)
        }
        return found
    }

    private static func find(_ content: Content, _ bytes: [UInt8], _ claimed: MediaFormat?)
        throws(MediaRefusal) -> NamedFormat
    {
        switch content {
        case .format(let format): return NamedFormat(format: format)
        case .zipBased:
            let (format, notes) = try ZipInspection.inspect(bytes)
            return NamedFormat(format: format, notes: notes)
        case .isoMedia(let format):
            let family: [MediaFormat] = [.mp4, .mov, .m4a]
            return NamedFormat(format: claimed.flatMap { family.contains($0) ? $0 : nil } ?? format)
        case .text: return NamedFormat(format: claimed.flatMap { $0.kind == .text ? $0 : nil } ?? .text)
        // The source of a drawing may be shown as text.
        case .svg: return NamedFormat(format: claimed.flatMap { $0.kind == .text ? $0 : nil } ?? .svg)
        case .refused(let refusal): throw refusal
        }
    }
}
