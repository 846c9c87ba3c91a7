import Foundation

/// A JSON text (RFC 8259) in a column: `{"from":"Lesen","to":"Schreiben"}`.
///
/// PostgreSQL keeps the value and not the text: keys come back in its own order, with blanks.
package struct JSON: Sendable, Hashable {
    package let text: String

    /// Keys are sorted, so that the same value is always the same text.
    package init(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        text = String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    package init?(validating text: String) {
        guard (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil
        else { return nil }
        self.text = text
    }

    /// Text that the database has already checked.
    init(trusted text: String) {
        self.text = text
    }

    package func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
