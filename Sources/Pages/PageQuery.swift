import Markup

/// A question over pages, as a `liste` block or a section asks it: "the next five Termine of Bauen & Wohnen".
public struct PageQuery: Sendable, Hashable {
    public enum Period: String, Sendable { case coming = "kommend", past = "vergangen" }
    public enum Display: String, Sendable { case list = "liste", table = "tabelle", links = "links" }

    public var type: String?
    /// The path of a section; "" stands for all pages.
    public var section: String?
    /// The last part of the path of a Themenfeld.
    public var topicField: String?
    public var period: Period?
    /// A field name; `-` before it turns the order round.
    ///
    /// `kommend` puts what is to come first, soonest on top, and below it what is over, latest on top.
    public var sort: String?
    public var limit: Int?
    public var display = Display.list
    public var title: String?
    public var empty: String?
    /// Fields that must have exactly these values.
    public var matching: [String: String] = [:]
    /// For tables: the fields shown as columns.
    public var columns: [String] = []

    /// Where the values of the query stand.
    var positions: [String: SourcePosition] = [:]

    /// All pages.
    public init() {}
}
