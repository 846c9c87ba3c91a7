/// A field of a form that edits the front matter of a page: `beginn`, "Beginn", a date, required.
public struct FormField: Sendable, Hashable {
    /// How a field is entered; what is entered is always one text.
    public indirect enum Kind: Sendable, Hashable {
        case text
        /// Several lines.
        case area
        case date
        case period
        case number
        /// `ja`, `nein` or nothing.
        case flag
        case choice([FieldKind.Choice])
        /// A page by path or, with a type, the last part of it.
        case reference(type: String?)
        case url
        case email
        /// One entry on each line.
        case list(Kind)
        /// One row on each line, its columns in order between ` | `.
        case rows([FormField])
    }

    public var name: String
    public var label: String
    public var hint: String
    public var kind: Kind
    public var isRequired: Bool
    /// `false`: the value never leaves the workspace.
    public var isPublic: Bool
    public var isPersonal: Bool

    /// The field of a form for a declared field.
    public init(_ field: FieldDeclaration) {
        name = field.name
        label = field.label
        hint = field.hint
        kind = field.name == "kurz" ? .area : Self.kind(field.kind)
        isRequired = field.isRequired
        isPublic = field.isPublic
        isPersonal = field.isPersonal
    }

    private static func kind(_ kind: FieldKind) -> Kind {
        switch kind {
        case .text, .organisation, .person, .serviceKey: .text
        case .date: .date
        case .period: .period
        case .number: .number
        case .flag: .flag
        case .choice(let choices): .choice(choices)
        case .reference(let type): .reference(type: type)
        case .url: .url
        case .email: .email
        case .list(let element): .list(Self.kind(element))
        case .rows(let columns): .rows(columns.map(FormField.init))
        }
    }
}

/// The fields that a form shows for a page type: those of the type, then what is asked of every page.
public enum FormOfType {
    /// Common fields that people fill in; the others are for those who write files.
    public static let commonNames = [
        "kurz", "stand", "pruefen_bis", "verantwortlich", "themenfelder", "quelle", "schlagworte",
    ]

    /// All fields in the order of the form.
    public static func fields(_ type: PageType) -> [FormField] { declarations(type).map(FormField.init) }

    static func declarations(_ type: PageType) -> [FieldDeclaration] {
        let common = commonNames.compactMap { name in CommonFields.all.first { $0.name == name } }
        return type.fields + common.filter { type.field($0.name) == nil }
    }
}
