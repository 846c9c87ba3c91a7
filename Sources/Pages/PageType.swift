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

    /// A type held once for all its pages.
    public final class Shared: Sendable {
        public let type: PageType

        /// Holds a type.
        public init(_ type: PageType) { self.type = type }
    }

    /// The plain page that any Markdown file is.
    public static let page = PageType(name: "seite", title: "Seite")

    /// The declaration of a field by its name.
    public func field(_ name: String) -> FieldDeclaration? { fields.first { $0.name == name } }
}
