/// What a field holds, as `_types/*.yml` names it: `kind: date`.
public indirect enum FieldKind: Sendable, Hashable {
    case text
    case date
    /// Two dates, `2019-10-07/2019-10-14`.
    case period
    case number
    case flag
    /// One of the declared values; the title is what people read.
    case choice([Choice])
    case list(FieldKind)
    /// Another page, by path or, where a type is declared, by its last path component.
    case reference(type: String?)
    case url
    case email
    case organisation
    case person
    /// A LeiKa key: 14 digits, `99 GGG LLL VVV DDD`.
    case serviceKey
    /// A table: each row is a small set of fields.
    case rows([FieldDeclaration])

    /// A value of a choice with its German title.
    public struct Choice: Sendable, Hashable {
        public var value: String
        public var title: String
    }

    /// The names that a declaration may use, for error messages.
    static let names = [
        "text", "date", "period", "number", "flag", "choice", "list", "reference", "url", "email",
        "organisation",
        "person", "service-key", "rows",
    ]
}

/// One field of a page type: `beginn`, "Beginn", a date, required.
public struct FieldDeclaration: Sendable, Hashable {
    public var name: String
    /// The German label of forms and fact lists.
    public var label: String
    public var kind: FieldKind
    public var isRequired: Bool
    /// `false`: the value never leaves its workspace.
    public var isPublic: Bool
    /// `true`: the field holds personal data and is named in the data-protection declaration.
    public var isPersonal: Bool
    /// Whether the fact list of a page shows the field.
    public var isShown: Bool
    /// What the field is for, shown beside it in forms.
    public var hint: String
    /// For references: how the other page names the way back ("Vorberatung durch").
    public var inverse: String?
    /// Other names that front matter may use (`title` for `titel`).
    public var aliases: [String]

    /// A public, optional field.
    public init(
        _ name: String,
        _ label: String,
        _ kind: FieldKind,
        required: Bool = false,
        shown: Bool = true,
        aliases: [String] = []
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        isRequired = required
        isPublic = true
        isPersonal = false
        isShown = shown
        hint = ""
        self.aliases = aliases
    }
}
