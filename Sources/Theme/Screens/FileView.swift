/// An attachment: "Lageplan.pdf", a PDF of 1,2 MB.
package struct FileView: View {
    package var name: String
    package var url: String
    /// What it is in a word, such as "PDF" or "Bild".
    package var kind: String
    /// "1,2 MB".
    package var size: String
    /// A small picture of it.
    package var thumbnail: String?
    /// What the picture shows; "" when the name says it.
    package var alt: String
    package var note: String?
    package var actions: [ActionView]

    package init(
        name: String,
        url: String,
        kind: String,
        size: String,
        thumbnail: String? = nil,
        alt: String = "",
        note: String? = nil,
        actions: [ActionView] = []
    ) {
        self.name = name
        self.url = url
        self.kind = kind
        self.size = size
        self.thumbnail = thumbnail
        self.alt = alt
        self.note = note
        self.actions = actions
    }

    package static let schema = Schema(
        "FileView",
        [
            "name": .text(of: FileView.self) { $0.name },
            "url": .text(of: FileView.self) { $0.url },
            "kind": .text(of: FileView.self) { $0.kind },
            "size": .text(of: FileView.self) { $0.size },
            "thumbnail": .text(of: FileView.self) { $0.thumbnail },
            "alt": .text(of: FileView.self) { $0.alt },
            "note": .text(of: FileView.self) { $0.note },
            "actions": .list(of: FileView.self) { $0.actions },
            "hasActions": .flag(of: FileView.self) { !$0.actions.isEmpty },
        ]
    )
}
