public import Markup
import Synchronization

/// A page: `type + fields + Markdown`, whether it came from a file or from a released revision.
public struct Page: Sendable {
    /// The file below `Content/`, such as `termine/workshop.md`: for messages.
    public var file: String
    /// The identity of a page: the file's path without `.md`, and without `/index` for a section, such as `termine`.
    public var path: String
    /// The address on the site, such as `/termine/workshop/`.
    public var url: String
    /// Shared by all pages of the type: a type is large, and pages are copied often.
    let shared: PageType.Shared
    public var type: PageType { shared.type }
    /// The type's name, without copying the type.
    public var typeName: String { shared.type.name }
    public var title: String
    /// Checked values by field name, common ones and those of the type.
    public var fields: [String: FieldValue] = [:]
    /// Where the values of fields stand in the file.
    public var positions = Positions()
    /// The settings of a section's list, as written.
    public var list: YAMLNode?
    /// The whole file; Markdown begins at `bodyOffset`, on line `bodyLine`.
    public let source: Source
    public var bodyOffset = 0
    public var bodyLine = 1
    /// Whether the page is the `index.md` of its folder.
    public var isSection = false
    /// Whether the page was released from a workspace; it never takes a name away from a page of `Content/`.
    public var isReleased = false

    /// A page before its fields are read.
    public init(
        file: String,
        path: String,
        url: String,
        type: PageType.Shared,
        title: String,
        bytes: [UInt8] = []
    ) {
        source = Source(bytes)
        self.file = file
        self.path = path
        self.url = url
        shared = type
        self.title = title
    }

    /// The bytes of a page's file, which are given up once the page is rendered: the sources of a large site together
    /// take more memory than anything else.
    public final class Source: Sendable {
        private let held: Mutex<[UInt8]>

        init(_ bytes: [UInt8]) { held = Mutex(bytes) }

        /// The bytes, now and never again.
        public func take() -> [UInt8] {
            held.withLock { bytes in
                defer { bytes = [] }
                return bytes
            }
        }
    }

    /// Places of values by field name; so few that they are searched one by one.
    public struct Positions: Sendable, Hashable {
        private var places: [Place] = []

        private struct Place: Hashable {
            var field: String
            var position: SourcePosition
        }

        /// The place of a field's value; `nil` where the file does not have the field.
        public internal(set) subscript(field: String) -> SourcePosition? {
            get { places.first { $0.field == field }?.position }
            set { if let newValue { places.append(Place(field: field, position: newValue)) } }
        }
    }

    public subscript(name: String) -> FieldValue? { fields[name] }

    /// One or two sentences about the page.
    public var summary: String? { fields["kurz"]?.text }
    /// The title for narrow places.
    public var shortTitle: String { fields["kurztitel"]?.text ?? title }
    public var asOf: CalendarDate? { fields["stand"]?.date }
    public var isInProgress: Bool { fields["zustand"] != nil }
    public var isDraft: Bool { fields["entwurf"]?.flag == true }
    public var isWithdrawn: Bool { fields["zurueckgezogen"]?.flag == true }
    public var language: String { fields["sprache"]?.text ?? "de" }
    public var order: Double? { fields["reihenfolge"]?.number }
    /// The template that shows the page.
    public var template: String { fields["vorlage"]?.text ?? type.template }

    /// The date that dates the page in lists and feeds: the type's date field, else `datum`, else "Stand".
    public var date: CalendarDate? {
        for field in shared.dateFields {
            if let value = fields[field] { return value.date ?? asOf }
        }
        return asOf
    }

    /// The last part of the path, by which typed references name the page.
    public var name: String { PagePath.lastPart(path) }

    /// The path of the folder's section: `termine` for `termine/workshop`; `nil` for the root.
    public var parentPath: String? {
        if path.isEmpty { return nil }
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(path[..<slash])
    }
}
