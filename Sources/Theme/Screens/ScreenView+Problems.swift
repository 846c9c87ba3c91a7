import Markup

/// What a page says about the forms on it, gathered in one place so that it cannot differ from the forms.
extension ScreenView {
    /// The lines of the error summary: those of each form, in the order of its fields.
    package var problems: [ProblemView] { parts.flatMap(\.forms).flatMap(\.problems) }

    /// Whether the page needs the scripts of the editor.
    var hasEditor: Bool { parts.flatMap(\.forms).contains(where: \.hasEditor) }

    /// The parts with ids that are unique on the page.
    var numberedParts: [PartView] {
        var counter = SlugCounter()
        return parts.map { part in
            var part = part
            if let id = part.id { part.id = counter.unique(id) }
            return part
        }
    }
}

/// A line of the error summary, linked to the field that it is about.
package struct ProblemView: View {
    package var text: String
    package var url: String?

    package init(_ text: String, url: String? = nil) {
        self.text = text
        self.url = url
    }

    package static let schema = Schema(
        "ProblemView",
        ["text": .text(of: ProblemView.self) { $0.text }, "url": .text(of: ProblemView.self) { $0.url }]
    )
}
