import Theme

/// What the next page says about what just happened: `.success("Das Passwort ist geändert.")`.
///
/// Shown once. It waits in a signed cookie; what is too long for one in the row of the session.
package struct Flash: Sendable, Hashable, Codable {
    package enum Tone: String, Sendable, Hashable, Codable {
        case information, success, warning, danger
    }

    package let tone: Tone
    /// German, whole sentences.
    package let text: String

    package init(_ tone: Tone, _ text: String) {
        self.tone = tone
        self.text = text
    }

    package static func information(_ text: String) -> Flash { Flash(.information, text) }
    package static func success(_ text: String) -> Flash { Flash(.success, text) }
    package static func warning(_ text: String) -> Flash { Flash(.warning, text) }
    package static func danger(_ text: String) -> Flash { Flash(.danger, text) }

    var notice: NoticeView {
        let tone: NoticeView.Tone =
            switch self.tone {
            case .information: .information
            case .success: .success
            case .warning: .warning
            case .danger: .danger
            }
        return NoticeView(tone, [ParagraphView(text)])
    }
}
