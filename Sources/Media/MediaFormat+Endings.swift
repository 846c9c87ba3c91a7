extension MediaFormat {
    /// The endings a file of this format may have, the usual one first.
    package var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .png: ["png", "apng"]
        case .avif: ["avif", "avifs"]
        case .heic: ["heic", "heif", "hif"]
        case .text: ["txt", "text", "log"]
        case .csv: ["csv", "tsv"]
        case .markdown: ["md", "markdown"]
        case .docx: ["docx", "dotx"]
        case .xlsx: ["xlsx", "xltx"]
        case .pptx: ["pptx", "potx", "ppsx"]
        case .odt: ["odt", "ott"]
        case .ods: ["ods", "ots"]
        case .odp: ["odp", "otp"]
        case .mp4: ["mp4", "m4v"]
        case .mov: ["mov", "qt"]
        case .ogg: ["ogg", "oga", "opus"]
        default: [rawValue]
        }
    }

    /// The format that an ending claims: "jpg" is `.jpeg`.
    static func claimed(by ending: String) -> MediaFormat? { byEnding[ending] }

    private static let byEnding: [String: MediaFormat] = {
        let pairs = allCases.flatMap { format in format.endings.map { ($0, format) } }
        return Dictionary(pairs) { first, _ in first }
    }()
}
