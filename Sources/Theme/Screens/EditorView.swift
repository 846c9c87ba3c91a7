/// A text with marks, such as the text of a wiki page, and where the editor asks for help with it.
package struct EditorView: View {
    package var value: String
    package var rows: Int
    package var links: EditorLinks
    /// The version that the text began from; it is sent along, so that nobody overwrites another's work.
    package var base: String

    init(value: String, rows: Int, links: EditorLinks, base: String) {
        self.value = value
        self.rows = rows
        self.links = links
        self.base = base
    }

    package static let schema = Schema(
        "EditorView",
        [
            "value": .text(of: EditorView.self) { $0.value },
            "rows": .text(of: EditorView.self) { String($0.rows) },
            "base": .text(of: EditorView.self) { $0.base },
            "previewURL": .text(of: EditorView.self) { $0.links.preview },
            "draftURL": .text(of: EditorView.self) { $0.links.draft },
            "presenceURL": .text(of: EditorView.self) { $0.links.presence },
            "completionURL": .text(of: EditorView.self) { $0.links.completion },
            "uploadURL": .text(of: EditorView.self) { $0.links.upload },
        ]
    )
}

/// The addresses behind the comforts of the editor; what has none is not offered.
package struct EditorLinks: Sendable, Hashable {
    /// Text to HTML and problems.
    package var preview: String?
    /// Keeps a draft.
    package var draft: String?
    /// Who else writes here, and whether there is a newer version.
    package var presence: String?
    /// Pages and people that a beginning of a name may mean.
    package var completion: String?
    /// Takes attachments.
    package var upload: String?

    package init(
        preview: String? = nil,
        draft: String? = nil,
        presence: String? = nil,
        completion: String? = nil,
        upload: String? = nil
    ) {
        self.preview = preview
        self.draft = draft
        self.presence = presence
        self.completion = completion
        self.upload = upload
    }
}
