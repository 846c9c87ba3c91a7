/// A notice: what happened, or what to know before going on.
package struct NoticeView: View {
    package var tone: Tone
    package var title: String?
    package var paragraphs: [ParagraphView]
    package var actions: [ActionView]

    /// What kind of notice; the raw value ends a CSS class and chooses the sign.
    package enum Tone: String, Sendable, CaseIterable {
        case information = "hinweis"
        case success = "erfolg"
        case warning = "warnung"
        case danger = "wichtig"
    }

    package init(
        _ tone: Tone,
        title: String? = nil,
        _ paragraphs: [ParagraphView],
        actions: [ActionView] = []
    ) {
        self.tone = tone
        self.title = title
        self.paragraphs = paragraphs
        self.actions = actions
    }

    /// That something is done, such as "Das Passwort ist geändert".
    package static func success(_ text: String) -> NoticeView {
        NoticeView(.success, [ParagraphView(text)])
    }

    /// Something to know.
    package static func information(_ text: String) -> NoticeView {
        NoticeView(.information, [ParagraphView(text)])
    }

    /// The word that says what kind of notice it is where there is no title.
    var word: String {
        switch tone {
        case .information: "Hinweis"
        case .success: "Erledigt"
        case .warning: "Achtung"
        case .danger: "Wichtig"
        }
    }

    package static let schema = Schema(
        "NoticeView",
        [
            "tone": .text(of: NoticeView.self) { $0.tone.rawValue },
            "title": .text(of: NoticeView.self) { $0.title ?? $0.word },
            "paragraphs": .list(of: NoticeView.self) { $0.paragraphs },
            "actions": .list(of: NoticeView.self) { $0.actions },
            "hasActions": .flag(of: NoticeView.self) { !$0.actions.isEmpty },
        ]
    )
}
