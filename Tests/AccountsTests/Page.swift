import Foundation
import HTTPTypes

/// An answer as a test looks at it.
struct Page: Sendable {
    let status: Int
    let fields: HTTPFields
    let html: String

    /// Where a redirect leads, as a path of the site.
    var location: String? {
        fields[.location].map { $0.replacing("https://nrwconnect.example", with: "") }
    }

    /// What stands in `<h1>`.
    var title: String { text(between: "<h1", and: "</h1>") }

    /// Without tags, blanks squeezed, characters unescaped: what a person reads.
    var text: String { Self.plain(html) }

    func contains(_ words: String) -> Bool { text.contains(words) }

    /// Name and value of the hidden fields of the form that leads to an address.
    func hiddenFields(of action: String) -> [String: String] {
        var found: [String: String] = [:]
        for form in html.components(separatedBy: "<form ").dropFirst() {
            let head = form.prefix { $0 != ">" }
            guard Self.attribute("action", in: String(head)) == action else { continue }
            let inside = form.components(separatedBy: "</form>").first ?? ""
            for input in inside.components(separatedBy: "<input ").dropFirst() {
                let tag = String(input.prefix { $0 != ">" })
                guard Self.attribute("type", in: tag) == "hidden", let name = Self.attribute("name", in: tag)
                else { continue }
                found[name] = Self.attribute("value", in: tag) ?? ""
            }
            return found
        }
        return found
    }

    /// The value that stands in a field of the page.
    func value(of name: String) -> String? {
        for input in html.components(separatedBy: "<input ").dropFirst() {
            let tag = String(input.prefix { $0 != ">" })
            if Self.attribute("name", in: tag) == name { return Self.attribute("value", in: tag) ?? "" }
        }
        return nil
    }

    /// An attribute of the field with a name.
    func attribute(_ attribute: String, of name: String) -> String? {
        for input in html.components(separatedBy: "<input ").dropFirst() {
            let tag = String(input.prefix { $0 != ">" })
            if Self.attribute("name", in: tag) == name { return Self.attribute(attribute, in: tag) }
        }
        return nil
    }

    private func text(between start: String, and end: String) -> String {
        let rest = html.components(separatedBy: start).dropFirst().first ?? ""
        return Self.plain("<" + (rest.components(separatedBy: end).first ?? ""))
    }

    private static func attribute(_ name: String, in tag: String) -> String? {
        guard let start = (" " + tag).range(of: " \(name)=\"") else { return nil }
        return unescaped(String((" " + tag)[start.upperBound...].prefix { $0 != "\"" }))
    }

    private static func plain(_ html: String) -> String {
        var text = ""
        var isInTag = false
        for character in html {
            if character == "<" { isInTag = true }
            if !isInTag { text.append(character) }
            if character == ">" {
                isInTag = false
                text.append(" ")
            }
        }
        return unescaped(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    private static func unescaped(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
