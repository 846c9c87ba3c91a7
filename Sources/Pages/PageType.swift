/// A kind of page, declared as data: `_types/termin.yml` says which fields a Termin has and how lists show it.
public struct PageType: Sendable, Hashable {
    public var name: String
    /// German, singular: "Termin".
    public var title: String
    /// German, plural: "Termine".
    public var plural: String
    /// Pages in this folder have the type unless they say otherwise.
    public var folder: String?
    /// The template that shows a page; `seite` unless declared.
    public var template: String
    public var fields: [FieldDeclaration]
    /// The field whose date dates a row, an Atom entry and the default order.
    public var dateField: String?
    /// Set for types that are calendar events.
    public var event: EventFields?
    /// Fields whose values stand in the small print of a list row.
    public var rowFields: [String]
    /// The field shown as a chip in a list row.
    public var chipField: String?
    /// The schema.org type of a page, such as `Event` or `GovernmentService`.
    public var structuredData: String?
    /// Whether the pages are published as open data under `/daten/`.
    public var isOpenData: Bool
    /// The order in which a Themenfeld page lists its pages of this type; `nil`: not listed.
    public var collectOrder: Int?
    /// Whether the type's pages are glossary terms.
    public var isTerm: Bool

    /// The fields that make a page an event (RFC 5545: DTSTART, DTEND, LOCATION, STATUS).
    public struct EventFields: Sendable, Hashable {
        public var begin: String
        public var end: String?
        public var place: String?
        public var cancelled: String?
    }

    /// A type without own fields, as every page has that declares none.
    public init(name: String, title: String) {
        self.name = name
        self.title = title
        plural = title
        template = "seite"
        fields = []
        rowFields = []
        isOpenData = false
        isTerm = false
    }

    /// A type held once for all its pages, with what reading them asks for again and again.
    public final class Shared: Sendable {
        public let type: PageType
        /// Own and common fields under all their names; own ones come first.
        let declarations: [String: FieldDeclaration]
        let required: [FieldDeclaration]
        /// The fields that may date a page, the most telling one first.
        let dateFields: [String]

        /// Holds a type.
        public init(_ type: PageType) {
            self.type = type
            var declarations: [String: FieldDeclaration] = [:]
            for field in type.fields + CommonFields.all {
                for name in [field.name] + field.aliases where declarations[name] == nil {
                    declarations[name] = field
                }
            }
            self.declarations = declarations
            required = type.fields.filter(\.isRequired)
            dateFields = [type.dateField, type.event?.begin, "datum"].compactMap { $0 }
        }
    }

    /// The plain page that any Markdown file is.
    public static let page = PageType(name: "seite", title: "Seite")

    /// The declaration of a field by its name.
    public func field(_ name: String) -> FieldDeclaration? { fields.first { $0.name == name } }
}
