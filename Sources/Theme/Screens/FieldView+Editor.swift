/// The field for a text with marks.
extension FieldView {
    /// A large field; scripts add a toolbar, a preview, drafts and attachments.
    ///
    /// The version that the text began from is sent as `basis` by the field itself.
    package static func editor(
        _ name: String,
        label: String,
        value: String = "",
        rows: Int = 24,
        hint: String? = nil,
        error: String? = nil,
        optional: Bool = false,
        _ links: EditorLinks,
        base: String
    ) -> FieldView {
        let editor = EditorView(value: value, rows: rows, links: links, base: base)
        return FieldView(name, label, .editor(editor), hint: hint, error: error, isOptional: optional)
    }
}
