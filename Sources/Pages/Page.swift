import Synchronization

/// A page: `type + fields + Markdown`, whether it came from a file or, later, from a released revision.
public struct Page: Sendable {
    /// The file below `Content/`, such as `termine/workshop.md`: for messages.
    public var file: String
    /// The identity of a page: the file's path without `.md`, and without `/index` for a section, such as `termine`.
    public var path: String
    /// The address on the site, such as `/termine/workshop/`.
    public var url: String
    /// Shared by all pages of the type: a type is large, and pages are copied often.
    private let shared: PageType.Shared
    public var type: PageType { shared.type }
    public var title: String
    /// Whether the title stands in the front matter; otherwise it is the first heading or the file's name.
    public var hasOwnTitle = false
    /// Checked values by field name, common ones and those of the type.
    public var fields: [String: FieldValue] = [:]
    /// The settings of a section's list, as written.
    public var list: YAMLNode?
    /// The whole file; Markdown begins at `bodyOffset`, on line `bodyLine`.
    public let source: Source
    public var bodyOffset = 0
    public var bodyLine = 1
    /// Whether the page is the `index.md` of its folder.
    public var isSection = false
    /// Modification time of the file, nanoseconds since 1970.
    public var modified: Int64 = 0

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
        (type.dateField.flatMap { fields[$0] } ?? type.event.flatMap { fields[$0.begin] } ?? fields["datum"])?
            .date
            ?? asOf
    }

    /// The last part of the path, by which typed references name the page.
    public var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

    /// The path of the folder's section: `termine` for `termine/workshop`; `nil` for the root.
    public var parentPath: String? {
        if path.isEmpty { return nil }
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[..<slash])
    }
}
