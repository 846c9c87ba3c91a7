import Foundation
import Markup
import Pages
import Site

/// `nrwconnect new`: a page with every required field, ready to be filled in.
extension Program {
    func create(_ arguments: Arguments, _ configuration: Configuration) -> Int32 {
        let content = configuration.content
        let (typeName, title) = (arguments.positional[0], arguments.positional[1])
        let types = SiteBuilder.pageTypes(content: content)
        guard let type = types[typeName] else {
            terminal.note("nrwconnect: Den Seitentyp „\(typeName)“ gibt es nicht.")
            terminal.note("Bekannt: \(types.keys.sorted().joined(separator: ", "))")
            return 1
        }
        let slug = Slug.make(title)
        guard !slug.isEmpty else {
            terminal.note("nrwconnect: Aus „\(title)“ lässt sich keine Adresse bilden.")
            return 1
        }
        let folder = type.folder.map { content + "/" + $0 } ?? content
        let file = "\(folder)/\(slug).md"
        guard !FileManager.default.fileExists(atPath: file) else {
            terminal.note("nrwconnect: \(file) gibt es schon.")
            terminal.note("Wählen Sie einen anderen Titel oder bearbeiten Sie die Seite.")
            return 1
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text(type, title).utf8).write(to: URL(filePath: file), options: .withoutOverwriting)
        } catch {
            terminal.note("nrwconnect: \(file) ließ sich nicht schreiben: \(error.localizedDescription)")
            return 1
        }
        terminal.print(file)
        return 0
    }

    private func text(_ type: PageType, _ title: String) -> String {
        let quoted = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        var text = "---\ntitel: \"\(quoted)\"\n"
        if type.folder == nil, type.name != "seite" { text += "typ: \(type.name)\n" }
        text += "entwurf: true\nkurz: \"\"\nverantwortlich: \"\"\nstand: \(today().wholeDay.iso)\n"
        for field in type.fields where field.isRequired {
            text += "\(field.name): \(sample(field.kind))  # \(field.label)\n"
        }
        let optional = type.fields.filter { !$0.isRequired }.map { "# \($0.name):  # \($0.label)\n" }.joined()
        return text + optional + "---\n\nText der Seite.\n"
    }

    private func sample(_ kind: FieldKind) -> String {
        switch kind {
        case .date: today().wholeDay.iso
        case .choice(let choices): choices.first?.value ?? "\"\""
        case .number: "0"
        case .flag: "false"
        case .list, .rows: "[]"
        default: "\"\""
        }
    }
}
