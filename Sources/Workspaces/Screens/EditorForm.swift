import Access
import Foundation
import Markup
import Merge
import Pages
import Store
import Theme
import Web

/// The form in which a page is written: title, the fields of its type, the text, a remark.
///
/// The front matter travels along unseen, and what the fields say is written into it: form and front matter stay the same thing.
/// In the mode `quelle` the whole text stands in one field, as after a conflict.
struct EditorForm: Sendable {
    enum Mode: Sendable, Hashable {
        case fields
        /// The text of one section, counted from 0, with what it was when the form was opened.
        case section(Int)
        case source
    }

    var mode = Mode.fields
    /// The whole text.
    var source: String
    var base: ID<Revision>?
    var draft: ID<Draft>?
    var remark = ""
    var isMinor = false
    var title: String
    var type: PageType

    /// The text of a form that was sent, put together from its parts.
    ///
    /// - Parameter page: where the rest comes from when a section was edited; a section of another page is refused.
    static func source(_ form: Fields, _ wiki: Wiki, of page: ID<WikiPage>?) async throws -> String {
        let text = try form.text("quelle")
        switch try form.text("modus") {
        case "quelle": return text
        case "abschnitt":
            guard let id = ID<Revision>(try form.text("basis")),
                let revision = try await wiki.store.read({ try Revision.find(id, in: $0) }),
                revision.page == page, let number = try form.integer("abschnitt")
            else { throw RequestProblem.notFound }
            let sections = SectionEdit.sections(revision.source)
            guard sections.indices.contains(number),
                let whole = SectionEdit.replace(
                    number,
                    expected: sections[number].text,
                    with: text,
                    in: revision.source
                )
            else { throw RequestProblem.notFound }
            return whole
        default: return try whole(form, text, wiki)
        }
    }

    private static func whole(_ form: Fields, _ text: String, _ wiki: Wiki) throws -> String {
        let head = try form.text("kopf")
        let type = wiki.types[PageText(head, types: wiki.types.all).type] ?? .page
        var values: [String: String] = [:]
        for field in FormOfType.fields(type) {
            if let value = try form.optional("feld-\(field.name)") { values[field.name] = value }
        }
        let body = text.replacing("\r\n", with: "\n")
        let applied = FrontMatterForm.apply(values, to: Array((head + body).utf8), type: type)
        let titled = String(decoding: applied.source, as: UTF8.self)
        let title = CleanText.line(try form.text("titel")) ?? ""
        return title.isEmpty ? titled : FrontTitle.set(title, in: titled)
    }

    /// What is wrong with the fields of the front matter, by the names of the form.
    static func fieldProblems(_ source: String, _ wiki: Wiki) -> FormErrors {
        var errors = FormErrors()
        let text = PageText(source, types: wiki.types.all)
        let type = wiki.types[text.type] ?? .page
        let applied = FrontMatterForm.apply([:], to: Array(source.utf8), type: type)
        for (field, problems) in applied.problems.sorted(by: { $0.key < $1.key }) {
            guard let problem = problems.first(where: { $0.code != "missing-field" }) else { continue }
            errors.add(
                field.isEmpty ? "quelle" : "feld-\(field)",
                problem.text + (problem.hint.isEmpty ? "" : " \(problem.hint)")
            )
        }
        return errors
    }

    /// The front matter with its lines of dashes and the empty lines below, and the text after that.
    ///
    /// The text begins where something stands: a field for several lines would swallow an empty line at its beginning.
    static func split(_ source: String, _ wiki: Wiki) -> (head: String, body: String) {
        let offset = PageText(source, types: wiki.types.all).bodyOffset
        let gap = source.utf8.dropFirst(offset).prefix { $0 == 10 || $0 == 13 }.count
        return (
            String(decoding: source.utf8.prefix(offset + gap), as: UTF8.self),
            String(decoding: source.utf8.dropFirst(offset + gap), as: UTF8.self)
        )
    }

    /// The form.
    ///
    /// - Parameters:
    ///   - action: where it is sent.
    ///   - links: what the script of the editor asks.
    func form(_ wiki: Wiki, action: LocalPath, cancel: LocalPath, links: EditorLinks, button: String)
        -> FormView
    {
        var fields: [FieldView] = [.hidden("entwurf", draft?.description ?? "")]
        switch mode {
        case .fields:
            let (head, body) = Self.split(source, wiki)
            fields += [.hidden("modus", "felder"), .hidden("kopf", head)]
            fields.append(.text("titel", label: "Titel", value: title, maxLength: WikiLimits.title))
            fields.append(editor(body, label: "Text", links))
            let own = FormOfType.fields(type)
            let values = FrontMatterForm.values(of: Array(source.utf8), type: type)
            fields.append(
                .group(
                    "Angaben zur Seite (\(type.title))",
                    fields: own.map { Self.field($0, values[$0.name] ?? "") }
                )
            )
        case .section(let number):
            let sections = SectionEdit.sections(source)
            let section = sections.indices.contains(number) ? sections[number].text : ""
            fields += [
                .hidden("modus", "abschnitt"), .hidden("abschnitt", String(number)), .hidden("titel", title),
            ]
            fields.append(editor(section, label: "Text dieses Abschnitts", links))
        case .source:
            fields += [.hidden("modus", "quelle"), .hidden("titel", title)]
            fields.append(editor(source, label: "Text mit Kopfbereich", links))
        }
        fields.append(
            .text(
                "bemerkung",
                label: "Was haben Sie geändert?",
                value: remark,
                hint: "Ein Satz für den Verlauf",
                optional: true,
                maxLength: WikiLimits.remark
            )
        )
        fields.append(
            .checkbox(
                "klein",
                label: "Kleine Änderung",
                isOn: isMinor,
                hint: "Wer die Seite beobachtet, bekommt dann keine Nachricht."
            )
        )
        return FormView(
            id: "seite",
            action: action.text,
            fields: fields,
            buttons: [ButtonView(button), ButtonView("Vorschau", name: "vorschau", value: "ja")],
            cancel: Link(title: "Abbrechen", url: cancel.text)
        )
    }

    private func editor(_ value: String, label: String, _ links: EditorLinks) -> FieldView {
        let hint = "Markdown: ## Überschrift, **fett**, - Liste, [[Seite]], > [!BESCHLUSS], > [!AUFGABE]"
        return .editor(
            "quelle",
            label: label,
            value: value,
            rows: 24,
            hint: hint,
            optional: true,
            links,
            base: base?.description ?? ""
        )
    }

    private static func field(_ field: FormField, _ value: String) -> FieldView {
        let name = "feld-\(field.name)"
        var notes = [field.hint]
        if !field.isPublic { notes.append("Wird nicht veröffentlicht.") }
        func hint(_ more: String = "") -> String? {
            let text = (notes + [more]).filter { !$0.isEmpty }.joined(separator: " ")
            return text.isEmpty ? nil : text
        }
        switch field.kind {
        case .text, .reference:
            return .text(name, label: field.label, value: value, hint: hint(), optional: true)
        case .url: return .line("url", name, label: field.label, value: value, hint: hint(), optional: true)
        case .email:
            return .line("email", name, label: field.label, value: value, hint: hint(), optional: true)
        case .number: return .number(name, label: field.label, value: value, hint: hint(), optional: true)
        case .date:
            // Moments and months are dates too; a date field of the browser would lose them.
            let isDay = value.isEmpty || value.utf8.count == 10
            return isDay
                ? .date(name, label: field.label, value: value, hint: hint(), optional: true)
                : .text(name, label: field.label, value: value, hint: hint(), optional: true)
        case .period:
            return .text(
                name,
                label: field.label,
                value: value,
                hint: hint("Von und bis, zum Beispiel 2026-10-07/2026-10-14."),
                optional: true
            )
        case .area:
            return .area(name, label: field.label, value: value, rows: 3, hint: hint(), optional: true)
        case .flag:
            let options = [
                OptionView("", "keine Angabe"), OptionView("ja", "ja"), OptionView("nein", "nein"),
            ]
            return .select(
                name,
                label: field.label,
                options: options,
                chosen: value,
                hint: hint(),
                optional: true
            )
        case .choice(let choices):
            let options = [OptionView("", "keine Angabe")] + choices.map { OptionView($0.value, $0.title) }
            return .select(
                name,
                label: field.label,
                options: options,
                chosen: value,
                hint: hint(),
                optional: true
            )
        case .list:
            return .area(
                name,
                label: field.label,
                value: value,
                rows: 3,
                hint: hint("Je Zeile ein Eintrag."),
                optional: true
            )
        case .rows(let columns):
            let order = columns.map(\.label).joined(separator: " | ")
            return .area(
                name,
                label: field.label,
                value: value,
                rows: 4,
                hint: hint("Je Zeile: \(order)"),
                optional: true
            )
        }
    }
}
