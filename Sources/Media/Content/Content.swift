/// What the bytes of a file are, before their name is looked at.
enum Content: Equatable {
    case format(MediaFormat)
    /// Office documents and archives: which of them, the directory tells.
    case zipBased
    /// MP4, MOV and M4A differ by little but their name.
    case isoMedia(MediaFormat)
    /// Text; `isMarkup` when a browser without `nosniff` would take it for HTML or XML.
    case text(isMarkup: Bool)
    case svg
    case refused(MediaRefusal)

    static func identify(_ bytes: [UInt8]) -> Content {
        if let refusal = Programs.refusal(bytes) { return .refused(refusal) }
        if let known = Signatures.identify(bytes) { return known }
        if let refusal = OtherFormats.refusal(bytes) { return .refused(refusal) }
        guard TextCharset.of(bytes) != nil else { return .refused(.unknown) }
        if SVGRoot.find(bytes) != nil { return .svg }
        return .text(isMarkup: HTMLSniffing.isMarkup(bytes))
    }

    /// Whether it is only known by what it is not.
    var isVague: Bool {
        switch self {
        case .text, .refused(.unknown): true
        default: false
        }
    }

    /// How a refusal names it when the ending claims something else.
    var title: String {
        switch self {
        case .format(let format), .isoMedia(let format): format.title
        case .zipBased: MediaFormat.zip.title
        case .text(let isMarkup): isMarkup ? "Webseite oder XML" : MediaFormat.text.title
        case .svg: MediaFormat.svg.title
        case .refused(.program(let what)): "Programm, \(what)"
        case .refused(.unsupported(let what, _)): what
        case .refused(.oldOffice): "altes Office-Format"
        case .refused: "unbekanntes Format"
        }
    }
}
