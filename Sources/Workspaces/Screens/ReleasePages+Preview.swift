import Access
import Markup
import Store
import Theme
import Web

/// What a release would change for the public.
extension ReleaseScreens {
    /// Exactly what changes: the public text of now and of then, files, fields and links that stay inside.
    func previewParts(_ place: PagePlace, _ draft: ReleaseDraft) async throws -> [PartView] {
        guard draft.visibility == .everyone else { return [] }
        let preview: Publication.Preview
        do {
            preview = try await Publication(wiki: wiki).preview(draft, of: place.page)
        } catch let problem as Problem {
            return [
                .notice(
                    NoticeView(
                        .danger,
                        title: "So kann die Seite nicht freigegeben werden",
                        [.init(problem.germanLine)]
                    )
                )
            ]
        } catch is WikiRefusal {
            return [
                .notice(.init(.warning, title: "Diese Fassung gibt es nicht", ["Wählen Sie eine andere."]))
            ]
        }
        var parts: [PartView] = []
        if !preview.problems.isEmpty {
            let lines = preview.problems.prefix(10).map { ParagraphView($0.germanLine) }
            parts.append(.notice(NoticeView(.danger, title: "Vor der Freigabe zu ergänzen", lines)))
        }
        if !preview.copy.droppedLinks.isEmpty {
            let links = Set(preview.copy.droppedLinks).sorted().joined(separator: ", ")
            parts.append(
                .notice(
                    NoticeView(
                        .warning,
                        title: "Verweise auf nicht veröffentlichte Seiten werden zu einfachem Text",
                        [.init(links)]
                    )
                )
            )
        }
        var facts = [DetailView("Adresse", .text("/\(preview.copy.path.dropLast(3))/"))]
        if !preview.copy.removedFields.isEmpty {
            facts.append(DetailView("Bleibt im Arbeitsraum", .lines(preview.copy.removedFields)))
        }
        facts.append(DetailView("Dateien", .lines(preview.copy.files.map(\.file.name))))
        if let before = preview.before {
            let gone = Set(before.files.map(\.file.name)).subtracting(preview.copy.files.map(\.file.name))
            if !gone.isEmpty { facts.append(DetailView("Dateien, die verschwinden", .lines(gone.sorted()))) }
        }
        parts.append(.facts(facts, heading: "Was öffentlich wird"))
        let old = preview.before.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
        let new = String(decoding: preview.copy.text, as: UTF8.self)
        if old == new {
            parts.append(.notice(.information("Der öffentliche Text bleibt, wie er ist.")))
        } else {
            parts += try await DiffScreens.parts(
                from: old,
                to: new,
                titles: (
                    preview.before == nil ? "Noch nichts veröffentlicht" : "Jetzt öffentlich",
                    "Danach öffentlich"
                ),
                heading: "Änderung des öffentlichen Textes",
                on: wiki.comparing
            )
        }
        return parts
    }
}
