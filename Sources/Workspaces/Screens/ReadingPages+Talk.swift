import Access
import Store
import Theme
import Web

/// What readers say below a page.
extension ReadingPages {
    func talk(_ content: Content, _ principal: Principal?) -> [PartView] {
        let place = content.place
        let mayAnswer = !(principal?.isReadOnly ?? true)
        var parts: [PartView] = []
        let names = content.acknowledgements.map(\.name)
        let hasTaken = content.acknowledgements.contains { $0.person == principal?.person }
        var words: [ParagraphView] = []
        if !names.isEmpty {
            words.append(
                ParagraphView("Zur Kenntnis genommen haben diese Fassung: \(names.joined(separator: ", ")).")
            )
        }
        if !words.isEmpty {
            parts.append(PartView(.text(words), heading: "Zur Kenntnis genommen", id: "kenntnis"))
        }
        if mayAnswer, !hasTaken {
            parts.append(
                .actions([
                    .post(
                        "Fassung \(content.head.revisionNumber) zur Kenntnis nehmen",
                        place.address.path("kenntnis").text,
                        fields: ["fassung": content.head.page.latest.description]
                    )
                ])
            )
        }
        parts += CommentPages(wiki: wiki).parts(content.comments, on: place, principal)
        return parts
    }

    func acknowledge(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.acknowledge(
            try c.form.id("fassung", of: Revision.self),
            of: place.page.id,
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        return .after(
            outcome,
            to: place.address.path,
            "Vermerkt: Sie haben diese Fassung zur Kenntnis genommen."
        )
    }
}
