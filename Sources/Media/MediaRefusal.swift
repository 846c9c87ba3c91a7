/// Why a file was not taken; the person reads ``message``, logs and tests read ``code``.
package enum MediaRefusal: Error, Sendable, Hashable {
    case empty
    /// The content is a program, whatever the name says.
    case program(String)
    /// A double click on such a name runs it.
    case programEnding(String)
    case webPage
    case macros
    /// Word, Excel and PowerPoint before 2007, Outlook messages, RTF.
    case oldOffice
    /// A document of today that is encrypted, or an old one that was only renamed.
    case lockedOffice
    /// Recognised, but not taken; the second text is the way out.
    case unsupported(String, instead: String)
    case unknown
    /// The ending claims something else than the content is.
    case disguised(ending: String, content: String)
    case broken(MediaFormat, Damage)
    case tooManyPixels(width: Int, height: Int)
    /// The file is two things at once.
    case twoFormats(String, String)
    case archive(ArchiveFault)

    /// A word for logs and tests.
    package var code: String {
        switch self {
        case .empty: "empty"
        case .program: "program"
        case .programEnding: "program-ending"
        case .webPage: "web-page"
        case .macros: "macros"
        case .oldOffice: "old-office"
        case .lockedOffice: "locked-office"
        case .unsupported: "unsupported"
        case .unknown: "unknown"
        case .disguised: "disguised"
        case .broken: "broken"
        case .tooManyPixels: "too-many-pixels"
        case .twoFormats: "two-formats"
        case .archive: "archive"
        }
    }
}
