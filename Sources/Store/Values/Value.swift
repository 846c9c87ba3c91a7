/// One value on its way into or out of the database, of the kinds that both engines know.
///
/// SQLite has fewer kinds: a time comes back as `integer`, a key as `bytes`, JSON as `text`, a truth value
/// as `integer`. Types conforming to ``SQLValue`` accept both forms.
package enum Value: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int64)
    case double(Double)
    case bool(Bool)
    case bytes([UInt8])
    case time(Timestamp)
    case uuid(UInt64, UInt64)
    case json(JSON)

    /// The kind in words, for errors; never the content, which may be personal.
    package var kind: String {
        switch self {
        case .null: "null"
        case .text: "text"
        case .integer: "integer"
        case .double: "double"
        case .bool: "bool"
        case .bytes: "bytes"
        case .time: "time"
        case .uuid: "uuid"
        case .json: "json"
        }
    }
}
